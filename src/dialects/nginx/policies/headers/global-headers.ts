import { find } from '#cluster/cluster.js';
import type { HeaderSource } from '#model/routing/header-source.js';
import { stringsOf } from '#model/resource.js';
import type { Reads } from '../reads.js';

/** A key of the controller's ConfigMap that names another, whose headers are for all routes. */
export type HeaderKey = 'add-headers' | 'proxy-set-headers';

/** Headers for all routes whose values are the same for each request. (ingress-nginx v1.15.1, internal/ingress/controller/nginx.go, AddHeaders and ProxySetHeaders) */
export function globalHeaders(
  world: Pick<Reads, 'cluster' | 'configuration'>,
  key: HeaderKey,
): Readonly<Record<string, string>> | undefined {
  const set = headersIn(world, key).filter(([, value]) => !value.includes('$'));
  return set.length === 0 ? undefined : Object.fromEntries(set);
}

/** Those whose values hold variables of nginx, which no policy can say. */
export function variableHeaders(
  world: Pick<Reads, 'cluster' | 'configuration'>,
  key: HeaderKey,
): Readonly<Record<string, HeaderSource>> {
  const set = headersIn(world, key).filter(([, value]) => value.includes('$'));
  return Object.fromEntries(set.map(([name, text]) => [name, { kind: 'variables', text }]));
}

function headersIn(
  { cluster, configuration: { data } }: Pick<Reads, 'cluster' | 'configuration'>,
  key: HeaderKey,
): readonly (readonly [string, string])[] {
  const [namespace = '', object = ''] = (data[key] ?? '').split('/');
  const map = find(cluster, '', 'ConfigMap', namespace, object);
  return map ? Object.entries(stringsOf(map.value['data'])) : [];
}
