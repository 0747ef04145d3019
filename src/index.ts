/** The public API: constructs for a platform, its controllers and its network. */
export { definePlatform } from './constructs/platform/platform.js';
export type { ApplicationClass, Platform, PlatformProps } from './constructs/platform/platform.js';
export type { ForeignConstruct } from './constructs/foreign/foreign-construct.js';
export type {
  AdoptedPropsBeside,
  ApplicationPropsBeside,
  ForeignAccount,
  ForeignCaller,
  ForeignCalls,
  ForeignConnections,
  ForeignPort,
  ForeignTarget,
  JobPropsBeside,
  RoutePropsBeside,
} from './constructs/foreign/foreign-props.js';
export type { Workload, WorkloadConstruct } from './constructs/workload/workload.js';
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
export type { ApplicationManifest, ApplicationProps } from './constructs/application/application-props.js';
export type { RouteProps } from './constructs/route/route-props.js';
export type { Route } from './constructs/route/route.js';
export { Host, type HostProps, type PathOwner } from './constructs/hosts/host.js';
export type { Namespace } from './constructs/namespace/namespace.js';
export type { NamespaceProps } from './constructs/namespace/namespace-props.js';
export type { PodSecurity, PodSecurityLevel } from './constructs/settings/pod-security.js';
export type { Quota } from './constructs/namespace/quota.js';
export type { Amounts, Limits } from './constructs/namespace/limits.js';
export type { PlatformApp } from './constructs/platform/platform-app.js';
export type { PlatformAppProps } from './constructs/platform/platform-app-props.js';
export type { RenderedChart, Rendering } from './constructs/synthesis/rendering.js';
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
export type { Can, ControllerName, No } from './constructs/controllers/capability.js';
export type { Exposure, Policies, RoutePath, RoutePlace } from './constructs/exposure/exposure.js';
export type { Asked, Parts } from './constructs/exposure/asked.js';
export type {
  AccessProps,
  AddressCheck,
  AllowedHosts,
  ClientCertificates,
  ForwardedAddress,
  PasswordAuth,
  Waf,
} from './constructs/exposure/access/access.js';
export type { ExternalAuth } from './constructs/exposure/access/external-auth.js';
export type { BackendProps } from './constructs/exposure/backends/backends.js';
export type { BackendTls } from './constructs/exposure/backends/backend-tls.js';
export type { Canary } from './constructs/exposure/backends/canary.js';
export type { ErrorPages } from './constructs/exposure/backends/error-pages.js';
export type { LoadBalancing, Sticky } from './constructs/exposure/backends/load-balancing.js';
export type { Mirror } from './constructs/exposure/backends/mirror.js';
export type { Protocol, ProtocolName } from './constructs/exposure/backends/protocol.js';
export type { OtherBackend } from './constructs/exposure/backends/other-backend.js';
export type { Cors, HeaderChanges, HeaderProps, Hsts, ResponseRewrite } from './constructs/exposure/headers/headers.js';
export type { Bandwidth, ClientKey, InFlight, RateLimit } from './constructs/exposure/limits/rates.js';
export type { Buffering } from './constructs/exposure/limits/buffering.js';
export type { CircuitBreaker, Retries } from './constructs/exposure/limits/failures.js';
export type { LimitProps } from './constructs/exposure/limits/limits.js';
export type { Timeouts } from './constructs/exposure/limits/timeouts.js';
export type {
  HttpsRedirect,
  Redirect,
  RedirectProps,
  RedirectTarget,
  Rewrite,
} from './constructs/exposure/redirects/redirects.js';
export type {
  Compression,
  Observability,
  Plugin,
  ServingProps,
  Snippets,
  TlsOptions,
} from './constructs/exposure/serving/serving.js';
export type { Duration } from './constructs/exposure/values/duration.js';
export type { Reference } from './constructs/exposure/values/reference.js';
export type { Size } from './constructs/exposure/values/size.js';
export type {
  ApplicationTarget,
  ServiceTarget,
  Target,
  TargetPods,
  Targets,
  WeightedTarget,
} from './constructs/route/targets.js';
export { GatewrightValidation } from '#plugin/index.js';
export type { PluginContext, PluginReport, PluginViolation, ValidationProps } from '#plugin/index.js';
export type { JobManifest, JobProps } from './constructs/application/job-props.js';
export type { Job } from './constructs/application/job.js';
export type { Override, Part } from './constructs/application/override.js';
export type { SharedProps } from './constructs/application/shared-props.js';
export type { AccountProps, Permission } from './constructs/workload/access/account-props.js';
export type {
  BareContainerProps,
  BesideProps,
  ContainerProps,
  ContainersProps,
  InitContainerProps,
  SidecarProps,
} from './constructs/workload/containers/container-props.js';
export type {
  ConfigMapKey,
  ContainerResource,
  EnvSource,
  EnvValue,
  PodField,
  SecretKey,
} from './constructs/workload/containers/env.js';
export type { Action, Lifecycle } from './constructs/workload/containers/lifecycle.js';
export type {
  CommandProbe,
  GrpcProbe,
  HttpProbe,
  Probe,
  Probes,
  TcpProbe,
} from './constructs/workload/containers/probes.js';
export type { Resources } from './constructs/workload/containers/resources.js';
export type { JobTiming } from './constructs/workload/kinds/job-props.js';
export type { KindProps, WorkloadKind } from './constructs/workload/kinds/kind-props.js';
export type { Named } from './constructs/workload/named.js';
export type { PodProps } from './constructs/workload/pods/pod-props.js';
export type { Resolution } from './constructs/workload/pods/resolution.js';
export type { NamedPort, Port, PortProps } from './constructs/workload/ports.js';
export type { AutoscalingProps, Metric, ScalingSpeed } from './constructs/workload/scaling/autoscaling.js';
export type { DisruptionBudget } from './constructs/workload/scaling/disruption-budget.js';
export type {
  Labelled,
  Neighbour,
  Scheduling,
  Spread,
  Toleration,
} from './constructs/workload/scheduling/scheduling.js';
export type { ApplicationServiceProps } from './constructs/workload/services/service-props.js';
export type {
  AccessMode,
  ClaimProps,
  CsiSource,
  EmptyDir,
  ForeignVolume,
  HostPathType,
  KeyedSource,
  ProjectedSource,
  SourceName,
  Volume,
  VolumePlace,
  VolumeSource,
} from './constructs/workload/volumes/volume.js';
export { ConfigMap, type ConfigMapProps } from './constructs/application/configuration/config-map.js';
export type {
  Configuration,
  ConfigurationProps,
  Making,
} from './constructs/application/configuration/configuration.js';
export { ExternalSecret } from './constructs/application/configuration/external-secret.js';
export type { ExternalSecretProps } from './constructs/application/configuration/external-secret.js';
export { Secret } from './constructs/application/configuration/secret.js';
export type { SecretProps } from './constructs/application/configuration/secret.js';
export { ExternalService } from './constructs/application/services/external-service.js';
export type { ExternalServiceProps } from './constructs/application/services/external-service.js';
export type { PlatformSettings } from './constructs/settings/platform-settings.js';
export type { OutputFile } from './constructs/synthesis/output-file.js';
export type { Written } from './constructs/synthesis/written.js';
export type { Diagnostic, Severity } from './model/findings/diagnostic.js';
