import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { httpsRedirect } from '../annotations/features/https-redirect.js';
import { pathRewrite } from '../annotations/features/path-rewrite.js';
import { rateLimit } from '../annotations/features/rate-limit.js';
import type { Wire } from '../values/annotation-keys.js';
import { keyOf } from '../values/annotation-keys.js';
import { ingressManifest } from './ingress-manifest.js';
import type { TakenNames } from './names.js';
import { nameBeside } from './names.js';
import type { Part } from './parts.js';
import type { Shares } from './shares.js';
import { canaryWeights, sharesOf } from './shares.js';

/** What the Ingresses of all routes share. */
export interface Surroundings {
  readonly settings: ControllerSettings;
  readonly taken: TakenNames;
  /** Plain requests might be sent to https though a route does not ask for it. */
  readonly redirects: boolean;
}

/** The Ingresses of one route: for its own hosts, for those that inherit from it, and the canary beside them. */
export function ingressesFor(
  route: IntentRoute,
  parts: readonly Part[],
  surroundings: Surroundings,
): readonly JsonObject[] {
  const shares = sharesOf(route);
  if (!shares) return [];
  const { settings, redirects } = surroundings;
  const own = parts.filter(({ inherited }) => !inherited);
  const written = parts.map(part =>
    ingressManifest({
      route,
      settings,
      name: nameOf(route, part, own.length, surroundings.taken),
      hosts: part.hosts,
      backend: shares.main.backend,
      annotations: { ...annotationsOf(route, redirects), ...(part.regex && { [keyOf('use-regex')]: 'true' }) },
      tls: part.inherited ? undefined : route.tls,
      issuer: part === own[0] ? route.tls?.issuer : undefined,
    }),
  );
  return [...written, ...canaryOf(route, parts, shares, surroundings)];
}

function nameOf(route: IntentRoute, { inherited, regex }: Part, own: number, taken: TakenNames): string {
  const words = [...(inherited ? ['inherited'] : []), ...(regex && (inherited || own > 1) ? ['regex'] : [])];
  return words.length === 0 ? route.name : nameBeside(route, words.join('-'), taken);
}

/** A canary has the hosts and paths of its main Ingress, and nothing else. */
function canaryOf(
  route: IntentRoute,
  parts: readonly Part[],
  shares: Shares,
  { settings, taken }: Surroundings,
): readonly JsonObject[] {
  if (!shares.beside) return [];
  const { weight, total } = canaryWeights(shares);
  const annotations = {
    [keyOf('canary')]: 'true',
    [keyOf('canary-weight')]: `${weight}`,
    ...(total !== 100 && { [keyOf('canary-weight-total')]: `${total}` }),
  };
  const hosts = parts.flatMap(part => part.hosts);
  const { backend } = shares.beside;
  return [ingressManifest({ route, settings, name: nameBeside(route, 'canary', taken), hosts, backend, annotations })];
}

/** Without a wish for https plain requests stay plain, whatever certificate the host has through others. */
function annotationsOf({ policies }: IntentRoute, redirects: boolean): Wire {
  const https = policies.httpsRedirect ?? (redirects ? { enabled: false } : undefined);
  return {
    ...(https && httpsRedirect.write(https)),
    ...(policies.pathRewrite && pathRewrite.write(policies.pathRewrite)),
    ...(policies.rateLimit && rateLimit.write(policies.rateLimit)),
  };
}
