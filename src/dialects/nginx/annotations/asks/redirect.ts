import type { Origin } from '#model/origin.js';
import type { Annotations } from '../annotations.js';
import { booleanOf, integerOf } from '../annotations.js';

/** Redirects that an Ingress asks for, whatever the path behind its own. */
export interface RedirectAsk {
  readonly to: string | undefined;
  readonly status: number;
  /** Locations of nginx's own redirects have no host. */
  readonly relative: boolean;
  /** The host with or without `www.` leads to this one. */
  readonly fromToWww: boolean;
  readonly at: Origin | undefined;
}

/** The temporal redirect wins, unless it is no web address: then the whole group is lost. (ingress-nginx v1.15.1, internal/ingress/annotations/redirect/redirect.go) */
export function redirectAsk(annotations: Annotations): RedirectAsk {
  const { values, empty, at } = annotations;
  const relative = booleanOf(annotations, 'relative-redirects') ?? false;
  const fromToWww = booleanOf(annotations, 'from-to-www-redirect') ?? false;
  if (empty.has('temporal-redirect')) return none;
  const temporal = values.get('temporal-redirect');
  if (temporal !== undefined) {
    if (!isWebAddress(temporal)) return none;
    const status = within(integerOf(annotations, 'temporal-redirect-code'), 307) ?? 302;
    return { to: temporal, status, relative, fromToWww, at: at('temporal-redirect') };
  }
  if (empty.has('permanent-redirect')) return none;
  const permanent = values.get('permanent-redirect');
  const status = within(integerOf(annotations, 'permanent-redirect-code'), 308) ?? 301;
  return {
    to: permanent,
    status,
    relative,
    fromToWww,
    at: permanent === undefined ? undefined : at('permanent-redirect'),
  };
}

const none: RedirectAsk = { to: undefined, status: 301, relative: false, fromToWww: false, at: undefined };

function isWebAddress(text: string): boolean {
  return /^http[a-z0-9+.-]*:/i.test(text);
}

function within(code: number | undefined, most: number): number | undefined {
  return code !== undefined && code >= 300 && code <= most ? code : undefined;
}
