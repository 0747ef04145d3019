import type { PolicySet } from '#model/policies/policies.js';
import type { Annotations } from './annotations.js';
import { httpsRedirect } from './features/https-redirect.js';
import { pathRewrite } from './features/path-rewrite.js';
import { rateLimit } from './features/rate-limit.js';
import { keyOf } from '../values/annotation-keys.js';

/** All features: one for each policy. */
export const features = [httpsRedirect, pathRewrite, rateLimit] as const;

/** The policies that the annotations of an Ingress ask for, whatever its paths. */
export function policiesIn({ values }: Annotations): PolicySet {
  if (values.size === 0) return {};
  const wire = Object.fromEntries([...values].map(([name, value]) => [keyOf(name), value]));
  const noted = () => undefined;
  const https = httpsRedirect.read(wire, noted);
  const rewrite = pathRewrite.read(wire, noted);
  const limit = rateLimit.read(wire, noted);
  return {
    ...(https && { httpsRedirect: https }),
    ...(rewrite && { pathRewrite: rewrite }),
    ...(limit && { rateLimit: limit }),
  };
}
