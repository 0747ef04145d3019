/** The public API: constructs for a platform, its controllers and its network. */
export { definePlatform } from './constructs/platform/platform.js';
export type { Platform, PlatformProps } from './constructs/platform/platform.js';
export { ingressNginx } from './constructs/controllers/ingress-nginx.js';
export type { IngressNginxProps } from './constructs/controllers/ingress-nginx.js';
export { traefik } from './constructs/controllers/traefik.js';
export type { TraefikProps } from './constructs/controllers/traefik.js';
export type { Controller, ControllerProps, HostNetwork } from './constructs/controllers/controller.js';
export {
  awsVpcCni,
  azureCilium,
  azureNpm,
  calico,
  cilium,
  cni,
  flannel,
  gkeDataplaneV2,
  kubeRouter,
  weaveNet,
} from './constructs/settings/cni.js';
export type { IssuedTls, Tls } from './constructs/settings/tls.js';
export type { CalicoEnterpriseProps, CalicoProps, Cni, CniName, CniProps } from './constructs/settings/cni.js';
export type { Application } from './constructs/application/application.js';
export type { ApplicationProps } from './constructs/application/application-props.js';
export type { Route, RouteProps } from './constructs/route/route.js';
export { Host } from './constructs/hosts/host.js';
export type { HostProps, PathOwner } from './constructs/hosts/host.js';
export type { Namespace } from './constructs/namespace/namespace.js';
export type { NamespaceProps } from './constructs/namespace/namespace-props.js';
export type { PodSecurity, PodSecurityLevel } from './constructs/namespace/pod-security.js';
export type { Quota } from './constructs/namespace/quota.js';
export type { Amounts, Limits } from './constructs/namespace/limits.js';
export type { PlatformApp } from './constructs/platform/platform-app.js';
export type { PlatformAppProps } from './constructs/platform/platform-app-props.js';
export type { RenderedChart, Rendering } from './constructs/synthesis/rendering.js';
export type { ControllerName, No } from './constructs/controllers/capability.js';
export { cidr, external, itself, kubernetesApi, service } from './constructs/connections/destinations.js';
export type { PortOrPorts, ServiceProps } from './constructs/connections/destinations.js';
export { monitoring } from './constructs/connections/caller.js';
export type { Caller, CallingApplication, CallingPods, Monitoring } from './constructs/connections/caller.js';
export type { Addresses, CidrProps } from './constructs/connections/addresses.js';
export type {
  CalledAddresses,
  CalledPort,
  Callee,
  ExternalHost,
  ForeignService,
  HostOn,
  Itself,
  KubernetesApi,
  NamingCni,
  OutsidePods,
} from './constructs/connections/callee.js';
export type { Dns, DnsAddresses, DnsPods } from './constructs/settings/dns.js';
export type { KubernetesApiAddress, MonitoringPods, NetworkProps } from './constructs/settings/network.js';
export type { Exposure, RateLimit, Redirect, Rewrite, RoutePath } from './constructs/exposure/exposure.js';
export type { ApplicationTarget, ServiceTarget, Target, Targets, WeightedTarget } from './constructs/route/targets.js';
export type { EnvValue } from './constructs/workload/env.js';
export type { NamedPort, Port } from './constructs/workload/ports.js';
export type { Probe, Probes } from './constructs/workload/probes.js';
export type { Resources } from './constructs/workload/resources.js';
export type { Volume } from './constructs/workload/volumes.js';
export { GatewrightValidation } from './plugin/index.js';
export type { PluginContext, PluginReport, PluginViolation, ValidationProps } from './plugin/index.js';
export type { Workload, WorkloadConstruct } from './constructs/workload/workload.js';
export type { PlatformSettings } from './constructs/settings/platform-settings.js';
export type { OutputFile } from './constructs/synthesis/output-file.js';
export type { Written } from './constructs/synthesis/written.js';
export type { Diagnostic, Severity } from './model/findings/diagnostic.js';
