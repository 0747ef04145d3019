import type { IngressBackend, IngressTls, IngressPath as WrittenPath } from '#cluster/ingress.js';
import { ingressSpec } from '#cluster/ingress.js';
import { numberOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { createdOf } from '#model/resource.js';

/** An Ingress as the controller sees it: defaults filled in, what it does not read left out. */
export interface Ingress {
  readonly resource: Resource;
  /** `namespace/name`. */
  readonly key: string;
  /** Seconds since 1970, or undefined where the manifest does not tell. */
  readonly created: number | undefined;
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

/** The server of rules without host. */
export const catchAll = '_';

/** An Ingress as the controller takes it. */
export function ingressOf(resource: Resource): Ingress {
  const { rules, tls, defaultBackend } = ingressSpec(resource);
  return {
    resource,
    key: `${resource.namespace}/${resource.name}`,
    created: secondsOf(createdOf(resource)),
    rules: rules.map(({ host, paths }) => ({
      host: host === '' ? catchAll : host,
      paths: paths?.flatMap(one => servedPath(one, resource.namespace)),
    })),
    tls,
    defaultBackend: defaultBackend && referenceOf(defaultBackend, resource.namespace),
  };
}

function secondsOf(time: string | undefined): number | undefined {
  const milliseconds = time === undefined ? NaN : Date.parse(time);
  return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
}

function servedPath({ path, pathType, backend, at }: WrittenPath, namespace: string): readonly IngressPath[] {
  const reference = referenceOf(backend, namespace);
  if (!reference) return [];
  return [
    { path: path === '' ? '/' : path, pathType: pathType === 'Exact' ? 'Exact' : 'Prefix', backend: reference, at },
  ];
}

function referenceOf({ service }: IngressBackend, namespace: string): ServiceReference | undefined {
  if (!service) return undefined;
  const { name, port } = service;
  return { namespace, service: name, port: numberOf(port['number']) ?? textOf(port['name']) ?? 0 };
}
