import type { Redirect } from '#model/policies/redirects.js';
import type { RedirectTarget } from '#model/routing/step.js';
import { given } from '../../values/given.js';
import { keyOf } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { integerIn, textIn } from '../reads.js';
import { lacks } from '../../lacks.js';

const names = ['temporal-redirect', 'temporal-redirect-code', 'permanent-redirect', 'permanent-redirect-code'];

/** The status where the intent has none. */
const usual = 302;

/** The temporal redirect wins, unless it is no web address: then the whole group is lost. (ingress-nginx v1.15.1, internal/ingress/annotations/redirect/redirect.go) */
export const redirect: NginxFeature<'redirect'> = {
  policy: 'redirect',
  says: ['to', 'status'],
  keys: names.map(keyOf),
  acts: names.map(keyOf),
  read: reads => {
    if (isRedirectLost(reads)) return undefined;
    const temporal = textIn(reads, 'temporal-redirect');
    if (temporal !== undefined)
      return redirectOf(temporal, within(integerIn(reads, 'temporal-redirect-code'), 307) ?? 302);
    const permanent = textIn(reads, 'permanent-redirect');
    if (permanent === undefined) return undefined;
    return redirectOf(permanent, within(integerIn(reads, 'permanent-redirect-code'), 308) ?? 301);
  },
  /** One that is a path only stays on the host, without its port. */
  steps: ({ to, status = usual }, { onlyName, relative, at }) => {
    if (to.kind === 'pattern' || to.kind === 'scheme') return [];
    const text = to.kind === 'url' ? to.url : to.path;
    const here: RedirectTarget = {
      kind: 'parts',
      port: 'drop',
      path: { set: text },
      query: 'drop',
      ...given({ host: onlyName }),
    };
    const target: RedirectTarget = to.kind === 'path' && !relative ? here : { kind: 'text', location: text };
    const place = given({ at: at('temporal-redirect') ?? at('permanent-redirect') });
    return [{ kind: 'redirect', status, to: target, ...place }];
  },
  write: ({ to, status = usual }) => {
    if (to.kind === 'pattern') return { because: lacks['redirect.pattern'] };
    if (to.kind === 'scheme') return { because: lacks['redirect.scheme'] };
    if (status < 300 || status > 308) return { because: `ingress-nginx redirects with 300 to 308, not ${status}` };
    const text = to.kind === 'url' ? to.url : to.path;
    if (text === '' || (to.kind === 'path') !== text.startsWith('/'))
      return { because: `ingress-nginx sends a route to a URL, or to a path that begins with a slash, not to ${text}` };
    return isWebAddress(text) && status < 308 && status !== 301
      ? said({ 'temporal-redirect': text, 'temporal-redirect-code': status === 302 ? undefined : status })
      : said({ 'permanent-redirect': text, 'permanent-redirect-code': status === 301 ? undefined : status });
  },
};

/** Nothing of the group counts, and neither do the annotations that its parser reads behind it. */
export function isRedirectLost(reads: Reads): boolean {
  if (isEmpty(reads, 'temporal-redirect')) return true;
  const temporal = textIn(reads, 'temporal-redirect');
  return temporal === undefined ? isEmpty(reads, 'permanent-redirect') : !isWebAddress(temporal);
}

function isEmpty({ annotations }: Reads, name: string): boolean {
  return annotations.empty.has(name);
}

function redirectOf(text: string, status: number): Redirect {
  return { to: text.startsWith('/') ? { kind: 'path', path: text } : { kind: 'url', url: text }, status };
}

function isWebAddress(text: string): boolean {
  return /^http[a-z0-9+.-]*:/i.test(text);
}

function within(code: number | undefined, most: number): number | undefined {
  return code !== undefined && code >= 300 && code <= most ? code : undefined;
}
