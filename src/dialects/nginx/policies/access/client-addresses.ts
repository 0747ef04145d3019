import type { Step } from '#model/routing/step.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import { isNetwork } from '../../values/networks.js';
import type { NginxFeature, Noted } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { itemsIn, listIn } from '../reads.js';
import { lacks } from '../../lacks.js';

/** An annotation takes the place of the ConfigMap's list. (ingress-nginx v1.15.1, internal/ingress/annotations/ipallowlist/main.go, ipdenylist/main.go) */
export const clientAddresses: NginxFeature<'clientAddresses'> = {
  policy: 'clientAddresses',
  keys: [annotationKey('allowlist-source-range'), annotationKey('denylist-source-range')],
  read: (reads, noted) => {
    const deny = networks(reads, noted, 'denylist-source-range', 'denylist-source-range');
    const allow = networks(reads, noted, 'allowlist-source-range', 'whitelist-source-range');
    return deny || allow ? { status: 403, ...given({ allow, deny }) } : undefined;
  },
  steps: ({ allow, deny, status = 403 }, { at }) => [
    ...step('deny', deny, status, at('denylist-source-range')),
    ...step('allow', allow, status, at('allowlist-source-range')),
  ],
  write: ({ allow, deny, status }) => {
    if (status !== undefined && status !== 403)
      return { because: lacks['clientAddresses.otherStatus'], field: 'status' };
    if (allow?.length === 0 || deny?.length === 0)
      return {
        because:
          'ingress-nginx closes the route where a list of addresses is empty; name an address or leave the list out',
      };
    return said({ 'allowlist-source-range': allow?.join(','), 'denylist-source-range': deny?.join(',') });
  },
};

/** An empty list closes the location, under its main name. (ingress-nginx v1.15.1, internal/ingress/annotations/ipallowlist/main.go:92-101) */
function networks(reads: Reads, noted: Noted, name: string, global: string): readonly string[] | undefined {
  const own = listIn(reads, name);
  if (own) return own;
  if (reads.annotations.empty.has(name)) noted.invalid(name, 'an address or a network', 'location-denied');
  const cidrs = itemsIn(reads.configuration.data[global] ?? '').filter(isNetwork);
  return cidrs.length > 0 ? cidrs : undefined;
}

function step(
  kind: 'allow' | 'deny',
  cidrs: readonly string[] | undefined,
  status: number,
  at: Step['at'],
): readonly Step[] {
  return cidrs ? [{ kind, cidrs, status, ...given({ at }) }] : [];
}
