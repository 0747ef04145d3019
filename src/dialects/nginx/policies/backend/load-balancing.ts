import { anyGiven } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn, booleanOrGlobal, integerIn, textIn, textOrGlobal } from '../reads.js';
import { lacks } from '../../lacks.js';

/** Of endpoints that are hashed in groups. (ingress-nginx v1.15.1, internal/ingress/annotations/upstreamhashby/main.go) */
const usualSubset = 3;

/** (ingress-nginx v1.15.1, internal/ingress/annotations/loadbalancing/main.go, upstreamhashby/main.go and serviceupstream/main.go) */
export const loadBalancing: NginxFeature<'loadBalancing'> = {
  policy: 'loadBalancing',
  keys: [
    'load-balance',
    'upstream-hash-by',
    'upstream-hash-by-subset',
    'upstream-hash-by-subset-size',
    'service-upstream',
  ].map(annotationKey),
  read: reads => {
    const subset = booleanIn(reads, 'upstream-hash-by-subset') === true;
    const through = booleanOrGlobal(reads, 'service-upstream');
    return anyGiven({
      algorithm: textOrGlobal(reads, 'load-balance'),
      hashBy: textIn(reads, 'upstream-hash-by'),
      hashSubset: subset ? (integerIn(reads, 'upstream-hash-by-subset-size') ?? usualSubset) : undefined,
      through: through === undefined ? undefined : through ? ('service' as const) : ('pods' as const),
    });
  },
  write: ({ algorithm, hashBy, hashSubset, through }) => {
    if (through === 'node-port') return { because: lacks['loadBalancing.nodePort'], field: 'through' };
    if (hashSubset !== undefined && hashBy === undefined)
      return { because: 'ingress-nginx hashes in groups what is hashed; say by what' };
    return said({
      'load-balance': algorithm,
      'upstream-hash-by': hashBy,
      'upstream-hash-by-subset': hashSubset === undefined ? undefined : true,
      'upstream-hash-by-subset-size': hashSubset,
      'service-upstream': through === undefined ? undefined : through === 'service',
    });
  },
};
