/** The public API: constructs for a platform, its controllers and its network. */
export { definePlatform } from './constructs/platform.js';
export type { Platform, PlatformProps } from './constructs/platform.js';
export { ingressNginx } from './constructs/ingress-nginx.js';
export type { IngressNginxProps } from './constructs/ingress-nginx.js';
export { traefik } from './constructs/traefik.js';
export type { TraefikProps } from './constructs/traefik.js';
export type { Controller, ControllerProps } from './constructs/controller.js';
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
} from './constructs/cni.js';
export type { Cni, CniProps } from './constructs/cni.js';
export type { Application } from './constructs/application.js';
export type { ApplicationProps } from './constructs/application-props.js';
export type { Route, RouteProps } from './constructs/route.js';
export type { Namespace, NamespaceProps } from './constructs/namespace.js';
export type { PlatformApp, PlatformAppProps } from './constructs/platform-app.js';
export type { RenderedChart, Rendering } from './constructs/rendering.js';
export type { ControllerName, No } from './constructs/capability.js';
export type { Callee, CalledPort, Caller, OutsidePods } from './constructs/calls.js';
export type { Exposure, RateLimit, Redirect, Rewrite, RoutePath, Tls } from './constructs/exposure.js';
export type { ApplicationTarget, ServiceTarget, Target, Targets, WeightedTarget } from './constructs/targets.js';
export type { EnvValue } from './constructs/env.js';
export type { NamedPort, Port } from './constructs/ports.js';
export type { Probe, Probes } from './constructs/probes.js';
export type { Resources } from './constructs/resources.js';
export type { Volume } from './constructs/volumes.js';
