import type { Normalisation } from '#model/routing/table.js';
import { escaping } from '../values/escaping.js';
import type { Does } from '../versions/changes.table.js';

/**
 * How Traefik reads a path before it looks for a router. Before it kept reserved escapes, rules saw the path with all of them decoded, and
 * the backend got it as sent but for what cleaning it changes. (traefik v3.7.9, pkg/server/server_entrypoint_tcp.go: normalizePath,
 * sanitizePath; pkg/muxer/http/mux.go: withRoutingPath)
 */
export function normalisationOf(does: Does, sanitizes: boolean): Normalisation {
  const clean = sanitizes && does('sanitizedPaths') ? (['clean'] as const) : [];
  if (does('reservedEscapes'))
    return {
      steps: ['refuse-broken-escapes', 'upper-case-escapes', 'escape-anew', 'decode-unreserved', ...clean],
      upstream: 'normalised',
      escaping,
      semicolons: 'part',
    };
  return {
    steps: ['refuse-broken-escapes', 'escape-anew', ...clean, 'decode-all'],
    upstream: 'undecoded',
    escaping,
    semicolons: 'part',
  };
}
