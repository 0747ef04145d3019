/** A controller, mesh or network whose resources are known by name alone: what they do is not known here. */
export interface ForeignController {
  readonly name: string;
  /** What its IngressClass has as `spec.controller`; one with a further part after a slash is one of several installations. */
  readonly controllers?: readonly string[];
  /** The classes that its users name without an IngressClass among the manifests. */
  readonly classes?: readonly string[];
  /** The API groups of the kinds by which it routes, or by which it lets pass. */
  readonly groups?: readonly string[];
  /** Those kinds alone, where the group has others. */
  readonly kinds?: readonly string[];
}

/** From the IngressClasses and definitions that each project installs. */
export const foreignControllers: readonly ForeignController[] = [
  {
    name: 'AWS Load Balancer Controller',
    controllers: ['ingress.k8s.aws/alb', 'eks.amazonaws.com/alb'],
    classes: ['alb'],
    groups: ['elbv2.k8s.aws', 'gateway.k8s.aws'],
  },
  {
    name: 'Azure Application Gateway',
    controllers: ['azure/application-gateway'],
    classes: ['azure-application-gateway', 'azure/application-gateway'],
    groups: ['appgw.ingress.azure.io', 'appgw.ingress.k8s.io'],
  },
  {
    name: 'GKE Ingress',
    classes: ['gce', 'gce-internal'],
    groups: ['networking.gke.io', 'cloud.google.com'],
    kinds: ['BackendConfig', 'FrontendConfig', 'ManagedCertificate', 'GCPBackendPolicy', 'HealthCheckPolicy'],
  },
  {
    name: 'HAProxy',
    controllers: ['haproxy.org/ingress-controller', 'haproxy-ingress.github.io/controller'],
    classes: ['haproxy'],
    groups: ['core.haproxy.org', 'ingress.v1.haproxy.org', 'ingress.v3.haproxy.org'],
  },
  {
    name: 'Contour',
    controllers: ['projectcontour.io/ingress-controller'],
    classes: ['contour'],
    groups: ['projectcontour.io'],
  },
  {
    name: 'Kong',
    controllers: ['ingress-controllers.konghq.com/kong'],
    classes: ['kong'],
    groups: ['configuration.konghq.com', 'gateway-operator.konghq.com'],
  },
  {
    name: 'NGINX Ingress Controller of F5',
    controllers: ['nginx.org/ingress-controller'],
    groups: ['k8s.nginx.org', 'appprotect.f5.com', 'cis.f5.com', 'gateway.nginx.org'],
  },
  {
    name: 'APISIX',
    controllers: ['apisix.apache.org/apisix-ingress-controller'],
    classes: ['apisix'],
    groups: ['apisix.apache.org'],
  },
  {
    name: 'Emissary',
    controllers: ['getambassador.io/ingress-controller'],
    classes: ['ambassador'],
    groups: ['getambassador.io'],
  },
  { name: 'Skipper', classes: ['skipper'], groups: ['zalando.org'] },
  {
    name: 'Pomerium',
    controllers: ['pomerium.io/ingress-controller'],
    classes: ['pomerium'],
    groups: ['ingress.pomerium.io', 'gateway.pomerium.io'],
  },
  { name: 'Tailscale', controllers: ['tailscale.com/ts-ingress'], classes: ['tailscale'] },
  { name: 'Voyager', classes: ['voyager'], groups: ['voyager.appscode.com'] },
  {
    name: 'Istio',
    controllers: ['istio.io/ingress-controller'],
    classes: ['istio'],
    groups: ['networking.istio.io', 'security.istio.io'],
  },
  {
    name: 'Cilium',
    controllers: ['cilium.io/ingress-controller'],
    classes: ['cilium'],
    groups: ['cilium.io'],
    kinds: ['CiliumEnvoyConfig', 'CiliumClusterwideEnvoyConfig', 'CiliumLocalRedirectPolicy'],
  },
  { name: 'Gloo', classes: ['gloo'], groups: ['gateway.solo.io', 'gloo.solo.io', 'enterprise.gloo.solo.io'] },
  { name: 'kgateway', groups: ['gateway.kgateway.dev'] },
  { name: 'Envoy Gateway', groups: ['gateway.envoyproxy.io'] },
  { name: 'Linkerd', groups: ['policy.linkerd.io'] },
  { name: 'Consul', groups: ['consul.hashicorp.com'] },
  { name: 'Kuma', classes: ['kuma'], groups: ['kuma.io'] },
  { name: 'Knative', groups: ['serving.knative.dev', 'networking.internal.knative.dev'] },
  { name: 'OpenShift Router', controllers: ['openshift.io/ingress-to-route'], groups: ['route.openshift.io'] },
  {
    name: 'Antrea',
    groups: ['crd.antrea.io'],
    kinds: ['NetworkPolicy', 'ClusterNetworkPolicy', 'ClusterGroup', 'Group', 'Tier', 'Egress', 'TrafficControl'],
  },
];
