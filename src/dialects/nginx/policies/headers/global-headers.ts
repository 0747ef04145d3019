import { find } from '#cluster/cluster.js';
import { stringsOf } from '#model/resource.js';
import type { Reads } from '../reads.js';

/**
 * Headers that the ConfigMap sets for all: its key names a ConfigMap that holds them. Values with variables are left out: they
 * differ by request. (ingress-nginx v1.15.1, internal/ingress/controller/nginx.go, AddHeaders and ProxySetHeaders)
 */
export function globalHeaders(
  { cluster, configuration: { data } }: Reads,
  key: 'add-headers' | 'proxy-set-headers',
): Readonly<Record<string, string>> | undefined {
  const [namespace = '', object = ''] = (data[key] ?? '').split('/');
  const map = find(cluster, '', 'ConfigMap', namespace, object);
  const set = Object.entries(map ? stringsOf(map.value['data']) : {}).filter(([, value]) => !value.includes('$'));
  return set.length === 0 ? undefined : Object.fromEntries(set);
}
