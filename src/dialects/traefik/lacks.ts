import type { Lacks } from '#dialects/dialect.js';

/**
 * What routes cannot be asked for under Traefik, and why, with the way out. The refusals of its writer, the types of the
 * constructs and the support matrix say it in these words.
 */
export const lacks = {
  /** traefik v3.7.9, pkg/middlewares/redirect/redirect.go (moveHandler). */
  'httpsRedirect.otherStatus':
    'Traefik answers GET with 301 or 302, and other methods with 308 or 307: ask for 301 or 302',
} as const satisfies Lacks;
