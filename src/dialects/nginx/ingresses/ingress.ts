import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { createdOf, specOf } from '#model/resource.js';

/** An Ingress as the controller sees it: defaults filled in, what it does not read left out. */
export interface Ingress {
  readonly resource: Resource;
  /** `namespace/name`. */
  readonly key: string;
  /** Seconds since 1970, or undefined where the manifest does not tell. */
  readonly created: number | undefined;
  readonly className: string | undefined;
  readonly rules: readonly IngressRule[];
  readonly tls: readonly IngressTls[];
  readonly defaultBackend: ServiceReference | undefined;
}

export interface IngressRule {
  /** `_` for a rule without host. */
  readonly host: string;
  /** Undefined where the rule has no `http`. */
  readonly paths: readonly IngressPath[] | undefined;
}

/** A path that leads to a Service; others are passed over. */
export interface IngressPath {
  readonly path: string;
  readonly pathType: PathType;
  readonly backend: ServiceReference;
  /** From the root of the resource. */
  readonly at: Path;
}

/** ImplementationSpecific is Prefix here, and so is nothing. (ingress-nginx v1.15.1, internal/k8s/main.go:165-185) */
export type PathType = 'Exact' | 'Prefix';

export interface ServiceReference {
  readonly namespace: string;
  readonly service: string;
  /** 0 where the Ingress names none. */
  readonly port: number | string;
}

export interface IngressTls {
  readonly hosts: readonly string[];
  readonly secret: string;
  readonly at: Path;
}

/** The server of rules without host. */
export const catchAll = '_';

/** Reads an Ingress, tolerant of what the API server would refuse. */
export function ingressOf(resource: Resource): Ingress {
  const spec = specOf(resource);
  return {
    resource,
    key: `${resource.namespace}/${resource.name}`,
    created: secondsOf(createdOf(resource)),
    className: textOf(spec['ingressClassName']),
    rules: itemsOf(spec['rules']).map((rule, at) => ruleOf(objectOf(rule), resource.namespace, ['spec', 'rules', at])),
    tls: itemsOf(spec['tls']).map((entry, at) => tlsOf(objectOf(entry), ['spec', 'tls', at])),
    defaultBackend: referenceOf(spec['defaultBackend'], resource.namespace),
  };
}

function secondsOf(time: string | undefined): number | undefined {
  const milliseconds = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

function ruleOf(rule: JsonObject, namespace: string, at: Path): IngressRule {
  const host = textOf(rule['host']);
  return {
    host: host === undefined || host === '' ? catchAll : host,
    paths: isObject(rule['http']) ? pathsOf(rule['http'], namespace, [...at, 'http', 'paths']) : undefined,
  };
}

function pathsOf(http: JsonObject, namespace: string, at: Path): IngressPath[] {
  return itemsOf(http['paths']).flatMap((one, index) => {
    const entry = objectOf(one);
    const backend = referenceOf(entry['backend'], namespace);
    if (!backend) return [];
    const path = textOf(entry['path']) ?? '';
    const pathType = entry['pathType'] === 'Exact' ? 'Exact' : 'Prefix';
    return [{ path: path === '' ? '/' : path, pathType, backend, at: [...at, index] }];
  });
}

function tlsOf(entry: JsonObject, at: Path): IngressTls {
  const hosts = itemsOf(entry['hosts']).flatMap(host => textOf(host) ?? []);
  return { hosts, secret: textOf(entry['secretName']) ?? '', at };
}

function referenceOf(backend: Json | undefined, namespace: string): ServiceReference | undefined {
  const service = objectOf(backend)['service'];
  if (!isObject(service)) return undefined;
  const port = objectOf(service['port']);
  return {
    namespace,
    service: textOf(service['name']) ?? '',
    port: numberOf(port['number']) ?? textOf(port['name']) ?? 0,
  };
}
