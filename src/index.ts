/** The public API: constructs for a platform, its controllers and its network. */
export { definePlatform } from './constructs/platform/platform.js';
export type { Platform, PlatformProps } from './constructs/platform/platform.js';
export { ingressNginx } from './constructs/controllers/ingress-nginx.js';
export type { IngressNginxProps } from './constructs/controllers/ingress-nginx.js';
export { traefik } from './constructs/controllers/traefik.js';
export type { TraefikProps } from './constructs/controllers/traefik.js';
export type { Controller, ControllerProps } from './constructs/controllers/controller.js';
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
export type { Cni, CniProps } from './constructs/settings/cni.js';
export type { Application } from './constructs/application/application.js';
export type { ApplicationProps } from './constructs/application/application-props.js';
export type { Route, RouteProps } from './constructs/route/route.js';
export type { Namespace, NamespaceProps } from './constructs/namespace/namespace.js';
export type { PlatformApp, PlatformAppProps } from './constructs/platform/platform-app.js';
export type { RenderedChart, Rendering } from './constructs/synthesis/rendering.js';
export type { Can, ControllerName, No } from './constructs/controllers/capability.js';
export type { Callee, CalledPort, Caller, OutsidePods } from './constructs/connections/calls.js';
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
export type {
  BackendProps,
  BackendTls,
  Canary,
  ErrorPages,
  LoadBalancing,
  Mirror,
  Protocol,
  ProtocolName,
  Sticky,
} from './constructs/exposure/backends/backends.js';
export type { OtherBackend } from './constructs/exposure/backends/other-backend.js';
export type { Cors, HeaderChanges, HeaderProps, Hsts, ResponseRewrite } from './constructs/exposure/headers/headers.js';
export type {
  Bandwidth,
  Buffering,
  CircuitBreaker,
  ClientKey,
  InFlight,
  LimitProps,
  RateLimit,
  Retries,
  Timeouts,
} from './constructs/exposure/limits/limits.js';
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
  ServingProps,
  Snippets,
  TlsOptions,
} from './constructs/exposure/serving/serving.js';
export type { Duration } from './constructs/exposure/values/duration.js';
export type { Reference } from './constructs/exposure/values/reference.js';
export type { Size } from './constructs/exposure/values/size.js';
export type { ApplicationTarget, ServiceTarget, Target, Targets, WeightedTarget } from './constructs/route/targets.js';
export type { EnvValue } from './constructs/workload/env.js';
export type { NamedPort, Port } from './constructs/workload/ports.js';
export type { Probe, Probes } from './constructs/workload/probes.js';
export type { Resources } from './constructs/workload/resources.js';
export type { Volume } from './constructs/workload/volumes.js';
