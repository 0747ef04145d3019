import { objectOf } from '#model/json.js';
import type { TraefikFeature } from '../feature.js';

/** TLS of an IngressRouteTCP ends at its backend. (traefik v3.7.9, pkg/server/router/tcp/manager.go: addTCPHandlers) */
export const tlsPassthrough: TraefikFeature<'tlsPassthrough'> = {
  policy: 'tlsPassthrough',
  keys: ['tcp.passthrough'],
  read({ tcp }) {
    return objectOf(tcp)['passthrough'] === true ? { enabled: true } : undefined;
  },
};
