import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { annotationsOf, specOf, stringsOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find } from '../cluster.js';
import { ingressSpec } from '../ingress.js';
import type { Challenge } from './challenges.js';

/** What cert-manager makes while it proves a name by HTTP. */
export interface SolverResources {
  readonly name: string;
  readonly namespace: string;
  /** The path that the ACME server asks for, over HTTP and on port 80. */
  readonly path: string;
  readonly pod: Resource;
  readonly service: Resource;
  /** The Ingress that leads there: its own, or another with the path added (edit in place). */
  readonly ingress: Resource;
}

/** The port of the solver. (cert-manager v1.21.2, pkg/issuer/acme/http/http.go, acmeSolverListenPort) */
export const solverPort = 8089;
const token = 'token';
const challengePath = `/.well-known/acme-challenge/${token}`;

/**
 * The Pod, the Service and the Ingress of a solver; undefined where it adds to an Ingress that is not there.
 * (cert-manager v1.21.2, pkg/issuer/acme/http/{pod,service,ingress}.go)
 */
export function solverResources(
  cluster: Cluster,
  { name: host, asked, solver }: Challenge & { readonly solver: { readonly kind: 'ingress' } },
  number: number,
): SolverResources | undefined {
  const { by, namespace } = asked;
  const name = `cm-acme-http-solver-${number}`;
  const labels = { 'acme.cert-manager.io/http01-solver': 'true', 'acme.cert-manager.io/http-domain': String(number) };
  const make = (apiVersion: string, kind: string, metadata: JsonObject, spec: JsonObject): Resource => ({
    apiVersion,
    kind,
    namespace,
    name,
    value: { apiVersion, kind, metadata: { name, namespace, labels, ...metadata }, spec },
    locate: () => by.locate(asked.issuer.path),
  });
  const place = placeOf(solver.ingress, by);
  const ingress =
    place.name === undefined
      ? make('networking.k8s.io/v1', 'Ingress', ownMetadata(place, solver.ingress, labels), {
          ...(place.className !== undefined && { ingressClassName: place.className }),
          rules: [ruleFor(host, name)],
        })
      : withRule(find(cluster, 'networking.k8s.io', 'Ingress', namespace, place.name), host, name);
  if (!ingress) return undefined;
  const template = stringsOf(valueAt(solver.ingress, ['podTemplate', 'metadata', 'labels']));
  return {
    name,
    namespace,
    path: challengePath,
    pod: make('v1', 'Pod', { labels: { ...labels, ...template } }, podSpec),
    service: make('v1', 'Service', {}, serviceSpec(labels)),
    ingress,
  };
}

const podSpec = {
  containers: [{ name: 'acmesolver', ports: [{ name: 'http', containerPort: solverPort, protocol: 'TCP' }] }],
};

function serviceSpec(selector: JsonObject): JsonObject {
  return { selector, ports: [{ name: 'http', port: solverPort, targetPort: solverPort, protocol: 'TCP' }] };
}

/** Where the path goes: into an Ingress of a class, or into one that is there. */
interface SolverPlace {
  readonly name: string | undefined;
  readonly className: string | undefined;
  readonly class: string | undefined;
}

const prefix = 'acme.cert-manager.io/http01-';

/**
 * What the issuer says, or in its place an annotation of the Certificate or the Ingress that asks.
 * (cert-manager v1.21.2, pkg/controller/acmeorders/util.go, applyIngressParameterAnnotationOverrides;
 * pkg/controller/certificate-shim/sync.go, setIssuerSpecificConfig)
 */
function placeOf(ingress: JsonObject, by: Resource): SolverPlace {
  const given = annotationsOf(by);
  const asIngress = by.kind === 'Ingress';
  const inPlace = given[`${prefix}edit-in-place`] === 'true' ? by.name : undefined;
  const other: SolverPlace = {
    name: asIngress ? inPlace : given[`${prefix}override-ingress-name`],
    className: given[asIngress ? `${prefix}ingress-ingressclassname` : `${prefix}override-ingress-ingressclassname`],
    class: given[asIngress ? `${prefix}ingress-class` : `${prefix}override-ingress-class`],
  };
  if (Object.values(other).some(one => one !== undefined)) return other;
  return {
    name: textOf(ingress['name']),
    className: textOf(ingress['ingressClassName']),
    class: textOf(ingress['class']),
  };
}

/** Any client may ask, unless the template of the Ingress says who. */
function ownMetadata(place: SolverPlace, ingress: JsonObject, labels: JsonObject): JsonObject {
  const template = objectOf(valueAt(ingress, ['ingressTemplate', 'metadata']));
  const given = stringsOf(template['annotations']);
  const limited = Object.keys(given).some(key => key.endsWith('/whitelist-source-range'));
  return {
    labels: { ...labels, ...stringsOf(template['labels']) },
    annotations: {
      ...(!limited && { 'nginx.ingress.kubernetes.io/whitelist-source-range': '0.0.0.0/0,::/0' }),
      ...(place.class !== undefined && { 'kubernetes.io/ingress.class': place.class }),
      ...given,
    },
  };
}

function ruleFor(host: string, service: string): JsonObject {
  return { host, http: { paths: [pathTo(service)] } };
}

function pathTo(service: string): JsonObject {
  return {
    path: challengePath,
    pathType: 'Exact',
    backend: { service: { name: service, port: { number: solverPort } } },
  };
}

function withRule(ingress: Resource | undefined, host: string, service: string): Resource | undefined {
  if (!ingress) return undefined;
  const hosts = ingressSpec(ingress).rules.map(one => one.host);
  const rules = itemsOf(specOf(ingress)['rules']);
  const changed: readonly Json[] = hosts.includes(host)
    ? rules.map((one, at) => (hosts[at] === host ? withPath(objectOf(one), service) : one))
    : [...rules, ruleFor(host, service)];
  return { ...ingress, value: { ...ingress.value, spec: { ...specOf(ingress), rules: changed } } };
}

function withPath(rule: JsonObject, service: string): JsonObject {
  const http = objectOf(rule['http']);
  return { ...rule, http: { ...http, paths: [pathTo(service), ...itemsOf(http['paths'])] } };
}
