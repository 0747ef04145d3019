import type { Redirect } from '#model/policies/redirects.js';
import type { RedirectTarget } from '#model/routing/step.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { integerIn, textIn } from '../reads.js';
import { lacks } from '../../lacks.js';
import { isRedirectLost, isWebAddress, redirectNames, redirectsPassedOver } from './redirect-group.js';

const names = Object.values(redirectNames);

/** The status where the intent has none. */
const usual = 302;

/** The temporal redirect wins, unless it is no web address: then the whole group is lost. (ingress-nginx v1.15.1, internal/ingress/annotations/redirect/redirect.go) */
export const redirect: NginxFeature<'redirect'> = {
  policy: 'redirect',
  keys: names.map(annotationKey),
  passedOver: redirectsPassedOver,
  read: reads => {
    if (isRedirectLost(reads)) return undefined;
    const temporal = textIn(reads, redirectNames.temporal);
    if (temporal !== undefined)
      return redirectOf(temporal, within(integerIn(reads, redirectNames.temporalCode), 307) ?? 302);
    const permanent = textIn(reads, redirectNames.permanent);
    if (permanent === undefined) return undefined;
    return redirectOf(permanent, within(integerIn(reads, redirectNames.permanentCode), 308) ?? 301);
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
    const isOfHost = to.kind === 'path' && !relative;
    const location = isOfHost ? `$scheme://${onlyName ?? '$host'}${text}` : text;
    const written = { kind: 'text', location, ...(text.includes('$') && { variables: true as const }) } as const;
    const target: RedirectTarget = isOfHost && !text.includes('$') ? here : written;
    const place = given({ at: at(redirectNames.temporal) ?? at(redirectNames.permanent) });
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
      ? said({ [redirectNames.temporal]: text, [redirectNames.temporalCode]: status === 302 ? undefined : status })
      : said({ [redirectNames.permanent]: text, [redirectNames.permanentCode]: status === 301 ? undefined : status });
  },
};

function redirectOf(text: string, status: number): Redirect {
  return { to: text.startsWith('/') ? { kind: 'path', path: text } : { kind: 'url', url: text }, status };
}

function within(code: number | undefined, most: number): number | undefined {
  return code !== undefined && code >= 300 && code <= most ? code : undefined;
}
