import type { KindCheck } from '../kind-check.js';
import { endpointSlice } from './endpoint-slice.js';
import { endpoints } from './endpoints.js';
import { ingressClass } from './ingress-class.js';
import { ingress } from './ingress.js';
import { asKindCheck } from './language/as-kind-check.js';
import type { Check } from './language/check.js';
import { networkPolicy } from './network-policy.js';
import { service } from './service.js';

/** What the API server's code checks beyond the schema, by group and kind: '' is the core group. */
export const kindChecks: ReadonlyMap<string, KindCheck> = new Map(
  Object.entries<Check>({
    '/Endpoints': endpoints,
    '/Service': service,
    'discovery.k8s.io/EndpointSlice': endpointSlice,
    'networking.k8s.io/Ingress': ingress,
    'networking.k8s.io/IngressClass': ingressClass,
    'networking.k8s.io/NetworkPolicy': networkPolicy,
  }).map(([kind, check]) => [kind, asKindCheck(check)]),
);
