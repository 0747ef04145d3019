import type { Match } from '#model/match.js';
import type { Cors } from '#model/policies/headers.js';
import type { HeaderValue } from '#model/routing/header-source.js';
import { literalPattern } from '#model/text/literal-pattern.js';
import { given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import { originPattern } from '../../values/origins.js';
import type { NginxFeature, Place } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn, integerIn, itemsIn, listIn, textIn } from '../reads.js';

const names = [
  'enable-cors',
  'cors-allow-origin',
  'cors-allow-methods',
  'cors-allow-headers',
  'cors-allow-credentials',
  'cors-expose-headers',
  'cors-max-age',
];

/**
 * Headers for the origins that may come; an OPTIONS request of theirs is answered at once.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/cors/main.go; rootfs/etc/nginx/template/nginx.tmpl, CORS)
 */
export const cors: NginxFeature<'cors'> = {
  policy: 'cors',
  says: ['origins', 'methods', 'headers', 'exposed', 'credentials', 'maxAge'],
  keys: names.map(annotationKey),
  acts: names.map(annotationKey),
  read: reads => {
    if (booleanIn(reads, 'enable-cors') !== true) return undefined;
    return {
      origins: originsOf(textIn(reads, 'cors-allow-origin'), reads.configuration.origin),
      credentials: booleanIn(reads, 'cors-allow-credentials') !== false,
      ...given({
        methods: listIn(reads, 'cors-allow-methods'),
        headers: listIn(reads, 'cors-allow-headers'),
        exposed: listIn(reads, 'cors-expose-headers'),
        maxAge: integerIn(reads, 'cors-max-age'),
      }),
    };
  },
  steps: (policy, place) => {
    const { origins } = policy;
    if (origins.length === 0) return [];
    const at = given({ at: place.at('enable-cors') });
    const options: Match = { kind: 'method', method: 'OPTIONS' };
    const allowed = origins[0] === '*' ? undefined : anyOf(origins);
    const when = (match: Match | undefined) => (match ? { when: { match } } : {});
    const preflight: Match = allowed ? { kind: 'and', of: [options, allowed] } : options;
    const because = 'the controller answers a preflight request';
    return [
      { kind: 'headers', of: 'response', set: headersOf(policy, place), ...when(allowed), ...at },
      { kind: 'respond', status: 204, because, when: { match: preflight }, ...at },
    ];
  },
  write: policy => {
    const because = fault(policy);
    if (because !== undefined) return { because };
    const { origins, methods, headers, exposed, credentials, maxAge } = policy;
    return said({
      'enable-cors': true,
      'cors-allow-origin': origins.join(', '),
      'cors-allow-methods': methods?.join(', '),
      'cors-allow-headers': headers?.join(', '),
      'cors-expose-headers': exposed?.join(', '),
      'cors-allow-credentials': credentials === true,
      'cors-max-age': maxAge,
    });
  },
};

/** Lists are sent as they are written, and of several origins the one that the request names. */
function headersOf({ origins, methods, headers, exposed, credentials, maxAge = 1728000 }: Cors, { said: text }: Place) {
  const origin: HeaderValue = origins[0] === '*' ? '*' : { kind: 'sent', header: 'Origin' };
  return {
    'Access-Control-Allow-Origin': origin,
    ...(credentials === true && { 'Access-Control-Allow-Credentials': 'true' }),
    'Access-Control-Allow-Methods': text('cors-allow-methods') ?? methods?.join(', ') ?? usualMethods,
    'Access-Control-Allow-Headers': text('cors-allow-headers') ?? headers?.join(', ') ?? usualHeaders,
    ...(exposed && { 'Access-Control-Expose-Headers': text('cors-expose-headers') ?? exposed.join(', ') }),
    'Access-Control-Max-Age': `${maxAge}`,
  };
}

const usualMethods = 'GET, PUT, POST, DELETE, PATCH, OPTIONS';
const usualHeaders =
  'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization';

/** Origins that are none are left out; a star stands alone. */
function originsOf(text: string | undefined, origin: RegExp): readonly string[] {
  if (text === undefined) return ['*'];
  const origins = itemsIn(text);
  return origins.includes('*') ? ['*'] : origins.filter(one => origin.test(one));
}

/** Compared at the end only, whatever the case. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go, buildCorsOriginRegex) */
function anyOf(origins: readonly string[]): Match {
  const patterns = origins.map(one => literalPattern(one).replace('\\*\\.', '[A-Za-z0-9\\-]+\\.'));
  const pattern = `(${patterns.join('|')})$`;
  return {
    kind: 'header',
    name: 'Origin',
    value: { kind: 'regex', regex: { flavour: 'pcre', pattern, ignoreCase: true } },
  };
}

function fault({ origins }: Cors): string | undefined {
  if (origins.length === 0) return 'ingress-nginx lets every origin in where none is named; name one';
  if (origins.includes('*'))
    return origins.length > 1 ? 'an origin beside * has no effect under ingress-nginx' : undefined;
  const strange = origins.find(one => !originPattern(true, true).test(one));
  return strange === undefined ? undefined : `ingress-nginx takes no origin ${strange}; write https://shop.example.com`;
}
