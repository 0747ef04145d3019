import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';

/**
 * What an Ingress says, as it is written and with its places; defaults, and what is passed over, are a controller's to say.
 * (kubernetes v1.36, staging/src/k8s.io/api/networking/v1/types.go, IngressSpec)
 */
export interface IngressSpec {
  readonly defaultBackend: IngressBackend | undefined;
  readonly rules: readonly IngressRule[];
  readonly tls: readonly IngressTls[];
}

export interface IngressRule {
  /** Empty where the rule names none. */
  readonly host: string;
  /** Undefined where the rule has no `http`. */
  readonly paths: readonly IngressPath[] | undefined;
  readonly at: Path;
}

export interface IngressPath {
  /** Empty where there is none. */
  readonly path: string;
  readonly pathType: string;
  readonly backend: IngressBackend;
  /** From the root of the resource. */
  readonly at: Path;
}

/** Where requests go: to a Service (`port` has its number or its name), or to a resource of another kind. */
export interface IngressBackend {
  readonly service: { readonly name: string; readonly port: JsonObject } | undefined;
  readonly namesResource: boolean;
  readonly at: Path;
}

export interface IngressTls {
  readonly hosts: readonly string[];
  /** Empty where none is named. */
  readonly secret: string;
  readonly at: Path;
}

/** Reads the spec of an Ingress, tolerant of what the API server would refuse. */
export function ingressSpec(resource: Resource): IngressSpec {
  const { defaultBackend, rules, tls } = specOf(resource);
  return {
    defaultBackend: defaultBackend === undefined ? undefined : backendOf(defaultBackend, ['spec', 'defaultBackend']),
    rules: itemsOf(rules).map((rule, at) => ruleOf(objectOf(rule), ['spec', 'rules', at])),
    tls: itemsOf(tls).map((entry, at) => tlsOf(objectOf(entry), ['spec', 'tls', at])),
  };
}

function ruleOf({ host, http }: JsonObject, at: Path): IngressRule {
  const paths = isObject(http)
    ? itemsOf(http['paths']).map((one, index) => pathOf(objectOf(one), [...at, 'http', 'paths', index]))
    : undefined;
  return { host: textOf(host) ?? '', paths, at };
}

function pathOf({ path, pathType, backend }: JsonObject, at: Path): IngressPath {
  return {
    path: textOf(path) ?? '',
    pathType: textOf(pathType) ?? '',
    backend: backendOf(backend, [...at, 'backend']),
    at,
  };
}

function backendOf(value: Json | undefined, at: Path): IngressBackend {
  const { service, resource } = objectOf(value);
  return {
    service: isObject(service) ? { name: textOf(service['name']) ?? '', port: objectOf(service['port']) } : undefined,
    namesResource: resource !== undefined,
    at,
  };
}

function tlsOf({ hosts, secretName }: JsonObject, at: Path): IngressTls {
  return { hosts: itemsOf(hosts).flatMap(host => textOf(host) ?? []), secret: textOf(secretName) ?? '', at };
}
