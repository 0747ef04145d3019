import type { IntentPeer, Resolver } from '#network/write.js';
import type { Fields } from '../shape/shape.js';
import { labels, object, oneOrMany, portNumber, text } from '../shape/shape.js';
import type { Cni, CniName } from './cni.js';
import type { Dns } from './dns.js';
import { dnsShape, resolverOf } from './dns.js';

/** What network policies have to know of the cluster. */
export interface NetworkProps<Net extends CniName> {
  /**
   * The CNI: which network policies bite, and what they can say.
   * @default - all that the APIs define is taken to be enforced
   */
  readonly cni?: Cni<Net>;
  /**
   * How pods resolve names.
   * @default 'kube-dns'
   */
  readonly dns?: Dns;
  /**
   * The pods of Prometheus, which `monitoring()` lets in.
   * @default - pods with `app.kubernetes.io/name: prometheus` in the namespace `monitoring`, as its operator and its charts label them
   */
  readonly monitoring?: MonitoringPods;
  /**
   * Where the API server is, for `kubernetesApi()`. Cilium knows it by itself.
   * @default - not told: `kubernetesApi()` is refused but on Cilium
   */
  readonly kubernetesApi?: KubernetesApiAddress;
}

/** The pods that gather metrics. */
export interface MonitoringPods {
  /** The namespace of the pods. */
  readonly namespace: string;
  /**
   * The labels of the pods.
   * @default - every pod of the namespace
   */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Where the API server answers: the addresses behind the Service `kubernetes`, as `kubectl get endpointslices` shows them. */
export interface KubernetesApiAddress {
  /** One block of addresses or several. */
  readonly cidr: string | readonly string[];
  /**
   * The port of the endpoints, not of the Service: 6443 with most installers, 443 with most clouds.
   * @default - both, 443 and 6443
   */
  readonly port?: number;
}

/** The props of a platform that network policies depend on. */
export const networkFields: Fields<keyof NetworkProps<CniName>> = {
  cni: object('calico()', { name: text, profile: text }, ['profile']),
  dns: dnsShape,
  monitoring: object('{ namespace: "monitoring" }', { namespace: text, labels }, ['namespace']),
  kubernetesApi: object(
    '{ cidr: "10.0.0.1/32" }',
    { cidr: oneOrMany(text, 'a CIDR or a list of them'), port: portNumber },
    ['cidr'],
  ),
};

/** What constructs know of the network. */
export interface NetworkSettings {
  readonly cni: CniName;
  readonly resolver: Resolver;
  readonly monitoring: IntentPeer;
  readonly kubernetesApi?: KubernetesApiAddress;
}

/**
 * (prometheus-operator v0.86, pkg/prometheus/server/statefulset.go, makeStatefulSetSpec; prometheus-community/helm-charts,
 * charts/prometheus 27, templates/_helpers.tpl: `app.kubernetes.io/name: prometheus` both)
 */
const usualMonitoring: IntentPeer = { namespace: 'monitoring', labels: { 'app.kubernetes.io/name': 'prometheus' } };

/** What the props of a platform say of the network. */
export function networkSettings({
  cni,
  dns = 'kube-dns',
  monitoring,
  kubernetesApi,
}: NetworkProps<CniName>): NetworkSettings {
  const name = cni?.name ?? 'another';
  return {
    cni: name,
    resolver: resolverOf(dns, name),
    monitoring: monitoring ?? usualMonitoring,
    ...(kubernetesApi && { kubernetesApi }),
  };
}
