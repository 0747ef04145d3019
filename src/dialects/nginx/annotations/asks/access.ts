import type { Origin } from '#model/origin.js';
import type { Annotations } from '../annotations.js';
import type { Configuration } from '../../installation/configuration.js';
import { isNetwork } from '../../values/networks.js';

/** Which clients may come, by address. */
export interface AccessAsk {
  readonly deny: Networks | undefined;
  readonly allow: Networks | undefined;
  /** One of addresses, password and external answer is enough. */
  readonly satisfyAny: boolean;
}

export interface Networks {
  readonly cidrs: readonly string[];
  readonly at: Origin | undefined;
}

/** An annotation takes the place of the ConfigMap's list. (ingress-nginx v1.15.1, internal/ingress/annotations/ipallowlist/main.go, ipdenylist/main.go) */
export function accessAsk(annotations: Annotations, { data }: Configuration): AccessAsk {
  const networks = (name: string, global: string | undefined): Networks | undefined => {
    const own = annotations.values.get(name);
    if (own !== undefined) return { cidrs: listed(own), at: annotations.at(name) };
    const cidrs = listed(global ?? '').filter(isNetwork);
    return cidrs.length > 0 ? { cidrs, at: undefined } : undefined;
  };
  return {
    deny: networks('denylist-source-range', data['denylist-source-range']),
    allow: networks('allowlist-source-range', data['whitelist-source-range']),
    satisfyAny: annotations.values.get('satisfy') === 'any',
  };
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
}
