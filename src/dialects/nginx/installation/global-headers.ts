import type { Cluster } from '#cluster/cluster.js';
import { find } from '#cluster/cluster.js';
import { stringsOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Configuration } from './configuration.js';

/** The headers that the ConfigMap sets for all: its keys name ConfigMaps that hold them. (ingress-nginx v1.15.1, internal/ingress/controller/nginx.go, AddHeaders and ProxySetHeaders) */
export function globalHeaders({ data }: Pick<Configuration, 'data'>, cluster: Cluster): readonly Step[] {
  return [
    ...headersOf(data['add-headers'], 'response', cluster),
    ...headersOf(data['proxy-set-headers'], 'request', cluster),
  ];
}

/** Values with variables are left out: they differ by request. */
function headersOf(name: string | undefined, of: 'request' | 'response', cluster: Cluster): readonly Step[] {
  const [namespace = '', object = ''] = (name ?? '').split('/');
  const map = find(cluster, '', 'ConfigMap', namespace, object);
  const set = Object.fromEntries(
    Object.entries(map ? stringsOf(map.value['data']) : {}).filter(([, value]) => !value.includes('$')),
  );
  return Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of, set }];
}
