import { objectOf, textOf } from '#model/json.js';
import type { BackendProtocol } from '#model/policies/backends.js';
import type { WrittenFeature } from '../feature.js';
import { lacks } from '../../lacks.js';

const spoken = ['http', 'https', 'h2c'] as const;

/** The scheme that is spoken with a Service. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes_http.go: parseServiceProtocol; ingress/kubernetes.go: getProtocol) */
export const backendProtocol: WrittenFeature<'backendProtocol'> = {
  policy: 'backendProtocol',
  keys: ['service.scheme', 'service.serversScheme'],
  read({ service }, noted) {
    const { scheme, serversScheme } = objectOf(service);
    const [key, named] =
      serversScheme === undefined
        ? ['service.scheme', textOf(scheme) ?? '']
        : ['service.serversScheme', (textOf(serversScheme) ?? '').toLowerCase()];
    if (named === '') return undefined;
    const protocol = spoken.find(one => one === named);
    if (protocol === undefined) noted(key, 'http, https or h2c', named);
    return protocol && { protocol };
  },
  write({ protocol }) {
    const scheme = schemes[protocol];
    return scheme === undefined
      ? { because: lacks[protocol === 'fastcgi' ? 'backendProtocol.fastcgi' : 'backendProtocol.auto'] }
      : { service: { scheme } };
  },
};

const schemes: { readonly [Protocol in BackendProtocol['protocol']]?: string } = {
  http: 'http',
  https: 'https',
  h2c: 'h2c',
  grpc: 'h2c',
  grpcs: 'https',
};
