import { itemsOf, numberOf, objectOf } from '#model/json.js';
import { flagIn } from '../../values/flag.js';
import { given } from '../../values/given.js';
import type { WrittenFeature } from '../feature.js';
import { backendIn, ownReference, referenceFault, referenceTo } from './service-reference.js';
import { lacks } from '../../lacks.js';

/** A TraefikService sends requests to a Service, and the same to others. (traefik v3.7.9, pkg/server/service/loadbalancer/mirror/mirror.go) */
export const mirror: WrittenFeature<'mirror'> = {
  policy: 'mirror',
  keys: ['mirroring.mirrors', 'mirroring.mirrorBody', 'mirroring.maxBodySize'],
  read({ mirroring }) {
    const { mirrors, mirrorBody, maxBodySize } = objectOf(mirroring);
    const [first] = itemsOf(mirrors).map(objectOf);
    if (!first) return undefined;
    const backend = backendIn(first) ?? { namespace: '', service: '', port: 0 };
    return {
      to: { kind: 'backend', backend },
      // Without a share nothing is sent.
      percent: numberOf(first['percent']) ?? 0,
      ...given({ body: flagIn(mirrorBody), maxBodySize: numberOf(maxBodySize), own: ownReference(first, ['percent']) }),
    };
  },
  write({ to, body, maxBodySize, percent = 100, own }, { route }) {
    if (to.kind === 'url') return { because: lacks['mirror.toUrl'], field: 'to' };
    if (!Number.isSafeInteger(percent) || percent < 0 || percent > 100)
      return { because: `${percent} of a hundred requests cannot be: give a whole number up to 100` };
    if (route.backends.filter(({ weight }) => weight > 0).length > 1)
      return {
        because: 'Traefik mirrors what goes to one Service: give the route one, and share the requests another way',
      };
    const fault = referenceFault(own);
    if (fault !== undefined) return { because: fault };
    const reference = own ?? referenceTo(to.backend, route.namespace);
    return { mirroring: { mirrors: [{ ...reference, percent }], ...given({ mirrorBody: body, maxBodySize }) } };
  },
};
