import type { ControllerSettings } from '#model/routing/controller.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { JsonObject } from '#model/json.js';
import { regexAnnotation } from '../policies/rewriting/path-rewrite.js';
import { canaryIngress } from './canary-ingress.js';
import { ingressManifest } from './ingress-manifest.js';
import type { TakenNames } from './names.js';
import { nameBeside } from './names.js';
import type { Part } from './parts.js';
import type { PolicyWords } from './words/policy-words.js';
import { sharesOf } from './shares.js';

/** What the Ingresses of all routes share. */
export interface Surroundings {
  readonly settings: ControllerSettings;
  readonly taken: TakenNames;
  /** The policies of a route in annotations. */
  readonly words: (route: IntentRoute) => PolicyWords;
}

/** The Ingresses of one route: for its own hosts, for those that inherit from it, and the canary beside them; and what they name. */
export function ingressesFor(
  route: IntentRoute,
  parts: readonly Part[],
  surroundings: Surroundings,
): readonly JsonObject[] {
  const shares = sharesOf(route);
  if (!shares) return [];
  const { settings } = surroundings;
  const { annotations, objects } = surroundings.words(route);
  const own = parts.filter(({ inherited }) => !inherited);
  const written = parts.map(part =>
    ingressManifest({
      route,
      settings,
      name: ingressName(route, part, own.length, surroundings.taken),
      hosts: part.hosts,
      backend: shares.main.backend,
      annotations: { ...annotations, ...(part.regex && regexAnnotation().annotations) },
      tls: part.inherited ? undefined : route.tls,
      issuer: part === own[0] ? route.tls?.issuer : undefined,
    }),
  );
  const hosts = parts.flatMap(part => part.hosts);
  return [...written, ...canaryIngress(route, hosts, shares, surroundings), ...objects];
}

function ingressName(route: IntentRoute, { inherited, regex }: Part, own: number, taken: TakenNames): string {
  const words = [...(inherited ? ['inherited'] : []), ...(regex && (inherited || own > 1) ? ['regex'] : [])];
  return words.length === 0 ? route.name : nameBeside(route, words.join('-'), taken);
}
