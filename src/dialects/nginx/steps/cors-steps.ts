import type { Match } from '#model/match.js';
import type { Step } from '#model/routing/step.js';
import type { Asks } from '../annotations/asks/asks.js';

/** Headers for the origins that may come; an OPTIONS request of theirs is answered at once. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl, CORS) */
export function corsSteps({ cors, annotations }: Asks): readonly Step[] {
  if (!cors || cors.origins.length === 0) return [];
  const at = annotations.at('enable-cors');
  const options: Match = { kind: 'method', method: 'OPTIONS' };
  const [first] = cors.origins;
  const allowed = first === '*' ? undefined : anyOf(cors.origins);
  const when = (match: Match | undefined) => (match ? { when: { match } } : {});
  const preflight: Match = allowed ? { kind: 'and', of: [options, allowed] } : options;
  const origins = cors.origins.filter(one => one === '*' || !one.includes('*'));
  return [
    { kind: 'headers', of: 'response', set: cors.headers, ...when(allowed), at },
    ...origins.map((origin): Step => ({
      kind: 'headers',
      of: 'response',
      set: { 'Access-Control-Allow-Origin': origin },
      ...when(origin === '*' ? undefined : anyOf([origin])),
      at,
    })),
    {
      kind: 'respond',
      status: 204,
      because: 'the controller answers a preflight request',
      when: { match: preflight },
      at,
    },
  ];
}

/** Compared at the end only, whatever the case. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go, buildCorsOriginRegex) */
function anyOf(origins: readonly string[]): Match {
  const patterns = origins.map(one => one.replace(/[^A-Za-z0-9]/g, '\\$&').replace('\\*\\.', '[A-Za-z0-9\\-]+\\.'));
  const pattern = `(${patterns.join('|')})$`;
  return {
    kind: 'header',
    name: 'Origin',
    value: { kind: 'regex', regex: { flavour: 'pcre', pattern, ignoreCase: true } },
  };
}
