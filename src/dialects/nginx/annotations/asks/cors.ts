import type { Annotations } from '../annotations.js';
import { booleanOf, integerOf } from '../annotations.js';

/** Which origins browsers let use the location. */
export interface CorsAsk {
  /** `*`, or origins; none: no header is sent. */
  readonly origins: readonly string[];
  /** The headers of an answer, but for the origin. */
  readonly headers: Readonly<Record<string, string>>;
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/cors/main.go) */
export function corsAsk(annotations: Annotations): CorsAsk | undefined {
  if (booleanOf(annotations, 'enable-cors') !== true) return undefined;
  const { values } = annotations;
  const exposed = values.get('cors-expose-headers');
  return {
    origins: originsOf(values.get('cors-allow-origin')),
    headers: {
      ...(booleanOf(annotations, 'cors-allow-credentials') !== false && { 'Access-Control-Allow-Credentials': 'true' }),
      'Access-Control-Allow-Methods': values.get('cors-allow-methods') ?? usualMethods,
      'Access-Control-Allow-Headers': values.get('cors-allow-headers') ?? usualHeaders,
      ...(exposed !== undefined && { 'Access-Control-Expose-Headers': exposed }),
      'Access-Control-Max-Age': `${integerOf(annotations, 'cors-max-age') ?? 1728000}`,
    },
  };
}

const usualMethods = 'GET, PUT, POST, DELETE, PATCH, OPTIONS';
const usualHeaders =
  'DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization';

/** Origins that are none are left out; a star stands alone. */
function originsOf(text: string | undefined): readonly string[] {
  if (text === undefined) return ['*'];
  const origins = text
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
  return origins.includes('*')
    ? ['*']
    : origins.filter(one => /^(?:[a-z]+:\/\/(?:\*\.)?[A-Za-z0-9\-.]*(?::\d+)?|null)$/.test(one));
}
