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
} from './constructs/platform/cni.js';
export type { Cni, CniProps } from './constructs/platform/cni.js';
export type { Application } from './constructs/application/application.js';
export type { ApplicationProps } from './constructs/props/application-props.js';
export type { Route, RouteProps } from './constructs/route/route.js';
export type { Namespace, NamespaceProps } from './constructs/namespace.js';
export type { PlatformApp, PlatformAppProps } from './constructs/platform/platform-app.js';
export type { RenderedChart, Rendering } from './constructs/synthesis/rendering.js';
export type { ControllerName, No } from './constructs/controllers/capability.js';
export type { Callee, CalledPort, Caller, OutsidePods } from './constructs/props/calls.js';
export type { Exposure, RateLimit, Redirect, Rewrite, RoutePath, Tls } from './constructs/props/exposure.js';
export type { ApplicationTarget, ServiceTarget, Target, Targets, WeightedTarget } from './constructs/props/targets.js';
export type { EnvValue } from './constructs/props/env.js';
export type { NamedPort, Port } from './constructs/props/ports.js';
export type { Probe, Probes } from './constructs/props/probes.js';
export type { Resources } from './constructs/props/resources.js';
export type { Volume } from './constructs/props/volumes.js';
