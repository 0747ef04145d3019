import type { Json } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { groupOf, specOf } from '#model/resource.js';
import { managedSecrets } from '../secrets/cert-manager.js';
import type { Cluster } from '../cluster.js';
import { ofKind } from '../cluster.js';

/** Whether a resource that is not among the manifests comes about all the same: for certain, or perhaps. */
export type Provision = 'provided' | 'open' | 'none';

/** What may come about beside the manifests, of one cluster: indexed once. */
export function providers(cluster: Cluster): (kind: string, namespace: string, name: string) => Provision {
  const installed = installations(cluster);
  const others = cluster.resources.filter(one => isOfOthers(one));
  return (kind, namespace, name) => {
    if (isProvided(cluster, kind, namespace, name)) return 'provided';
    if (installed.has(namespace) || installed.has('*')) return 'open';
    return others.some(one => mayMake(one, namespace, name)) ? 'open' : 'none';
  };
}

/** Whether a resource comes about for certain: every cluster has it, or a resource among the manifests is there to make it. */
export function isProvided(cluster: Cluster, kind: string, namespace: string, name: string): boolean {
  const made = madeIn.get(cluster) ?? new Set([...makers.flatMap(one => one(cluster)), ...builtIn]);
  madeIn.set(cluster, made);
  return [namespace, '*'].some(place => made.has(`${kind} ${place}/${name}`));
}

/** A cluster never changes. */
const madeIn = new WeakMap<Cluster, ReadonlySet<string>>();

/** What every cluster has. (kubernetes v1.36: pkg/controller/certificates/rootcacertpublisher, pkg/controller/serviceaccount, pkg/apis/scheduling/types.go; OpenShift 4.20) */
const builtIn = [
  'ConfigMap */kube-root-ca.crt',
  'ConfigMap */openshift-service-ca.crt',
  'ServiceAccount */default',
  'PriorityClass /system-cluster-critical',
  'PriorityClass /system-node-critical',
  'Service default/kubernetes',
  ...['default', 'kube-system', 'kube-public', 'kube-node-lease'].map(name => `Namespace /${name}`),
];

type Maker = (cluster: Cluster) => readonly string[];

/** Resources that say which others their controller makes: `Secret shop/web-tls`. */
const makers: readonly Maker[] = [
  // cert-manager v1.21.2
  cluster => [...managedSecrets(cluster).keys()].map(one => `Secret ${one}`),
  // trust-manager v0.25.0, pkg/bundle: a Bundle fills a ConfigMap or a Secret of its name in the namespaces that it selects
  of('trust.cert-manager.io', 'Bundle', ({ name }) => [`ConfigMap */${name}`, `Secret */${name}`]),
  // external-secrets at 21c3968, apis/externalsecrets/v1/externalsecret_types.go: target.name, by default the name of the ExternalSecret
  of('external-secrets.io', 'ExternalSecret', one => [`Secret ${one.namespace}/${nameAt(one, ['target', 'name'])}`]),
  of('external-secrets.io', 'ClusterExternalSecret', one => [
    `Secret */${textOf(valueAt(specOf(one), ['externalSecretSpec', 'target', 'name'])) ?? nameAt(one, ['externalSecretName'])}`,
  ]),
  // sealed-secrets v0.40.0, pkg/apis/sealedsecrets/v1alpha1/sealedsecret_expansion.go: its own name
  of('bitnami.com', 'SealedSecret', one => [`Secret ${one.namespace}/${one.name}`]),
  // secrets-store-csi-driver at dca6d3f, apis/v1/secretproviderclass_types.go
  of('secrets-store.csi.x-k8s.io', 'SecretProviderClass', one =>
    itemsOf(specOf(one)['secretObjects']).flatMap(object => named('Secret', one, objectOf(object)['secretName'])),
  ),
  // vault-secrets-operator at 315008d, api/v1beta1: spec.destination.name
  ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret'].map(kind =>
    of('secrets.hashicorp.com', kind, one => named('Secret', one, valueAt(specOf(one), ['destination', 'name']))),
  ),
  // hierarchical-namespaces at e75b225, api/v1alpha2/subnamespace_anchor.go
  of('hnc.x-k8s.io', 'SubnamespaceAnchor', ({ name }) => [`Namespace /${name}`]),
];

function of(group: string, kind: string, makes: (resource: Resource) => readonly string[]): Maker {
  return cluster => ofKind(cluster, group, kind).flatMap(makes);
}

function nameAt(resource: Resource, path: readonly string[]): string {
  return textOf(valueAt(specOf(resource), path)) ?? resource.name;
}

function named(kind: string, { namespace }: Resource, name: Json | undefined): readonly string[] {
  const text = textOf(name);
  return text === undefined ? [] : [`${kind} ${namespace}/${text}`];
}

/** The namespaces into which something installs what is not among the manifests: charts and other repositories; `*` is any, '' what has none. */
function installations(cluster: Cluster): ReadonlySet<string> {
  const places = (group: string, kind: string, path: readonly string[], otherwise: (one: Resource) => string) =>
    ofKind(cluster, group, kind).map(one => textOf(valueAt(specOf(one), path)) ?? otherwise(one));
  const found = [
    // Flux: helm-controller at d909c31, api/v2/helmrelease_types.go; kustomize-controller at ae00400, api/v1/kustomization_types.go
    ...places('helm.toolkit.fluxcd.io', 'HelmRelease', ['targetNamespace'], ({ namespace }) => namespace),
    ...places('kustomize.toolkit.fluxcd.io', 'Kustomization', ['targetNamespace'], () => '*'),
    // helm-controller v0.17.9 of k3s, pkg/apis/helm.cattle.io/v1/types.go
    ...places('helm.cattle.io', 'HelmChart', ['targetNamespace'], ({ namespace }) => namespace),
    // Argo CD at 6328f8b, pkg/apis/application/v1alpha1/types.go
    ...places('argoproj.io', 'Application', ['destination', 'namespace'], () => '*'),
    ...ofKind(cluster, 'argoproj.io', 'ApplicationSet').map(() => '*'),
  ];
  return new Set(found.length > 0 ? [...found, ''] : []);
}

const builtInGroups = /^$|^(?:apps|batch|autoscaling|policy|extensions)$|\.k8s\.io$/;
// KEDA makes an autoscaler alone, for a workload that stands: keda v2.18, controllers/keda/hpa.go.
const makesNothingElse = /(?:^|\.)(?:traefik\.io|cert-manager\.io|projectcalico\.org|cilium\.io|keda\.sh)$/;

/** Whether others define the kind, and what their controllers make of it is not known. */
function isOfOthers({ apiVersion }: Resource): boolean {
  const group = groupOf(apiVersion);
  return !builtInGroups.test(group) && !makesNothingElse.test(group);
}

/** Whether a namespace holds resources of which others make pods, with labels that stand in no manifest. */
export function mayHoldOtherPods(cluster: Cluster, namespace: string): boolean {
  const known = otherPods.get(cluster) ?? new Set(cluster.resources.filter(mayMakePods).map(one => one.namespace));
  otherPods.set(cluster, known);
  return known.has(namespace);
}

function mayMakePods(resource: Resource): boolean {
  return isOfOthers(resource) && !ofPodsThere.test(groupOf(resource.apiVersion)) && !monitors.test(resource.kind);
}

/** Kinds that say something of Secrets, traffic or rules, or of pods that others make. */
const ofPodsThere =
  /(?:^|\.)(?:external-secrets\.io|bitnami\.com|istio\.io|linkerd\.io|kyverno\.io|gatekeeper\.sh|toolkit\.fluxcd\.io|kustomize\.config\.k8s\.io|argoproj\.io|keda\.sh|metallb\.io|projectcontour\.io|configuration\.konghq\.com)$/;
const monitors =
  /^(?:ServiceMonitor|PodMonitor|Probe|PrometheusRule|ScrapeConfig|AlertmanagerConfig|VM(?:Service|Pod)Scrape|VMRule|Grafana\w+)$/;

/** A cluster never changes. */
const otherPods = new WeakMap<Cluster, ReadonlySet<string>>();

/** Operators name what they make after the resource (`db` makes `db-app`), or take its name from a field. */
function mayMake(resource: Resource, namespace: string, name: string): boolean {
  if (resource.namespace !== '' && resource.namespace !== namespace) return false;
  return name === resource.name || name.startsWith(`${resource.name}-`) || names(specOf(resource), name);
}

function names(value: Json | undefined, name: string): boolean {
  if (isObject(value)) return Object.values(value).some(one => names(one, name));
  return Array.isArray(value) ? itemsOf(value).some(one => names(one, name)) : value === name;
}
