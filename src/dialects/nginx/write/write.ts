import type { ControllerSettings } from '#model/routing/controller.js';
import type { Intent, IntentRoute, Writing, RefusedRoute } from '#model/routing/intent.js';
import { compareBytes } from '#model/text/bytes.js';
import { isForcedForAll } from '../policies/redirects/https-redirect.js';
import { conflictsIn } from './conflicts.js';
import { hostPlansOf } from './host-plan.js';
import { ingressesFor } from './ingresses.js';
import { takenNames } from './names.js';
import { partsOf } from './parts.js';
import { refusalsOf } from './refusals.js';
import type { PolicyWords } from './words/policy-words.js';
import { policyWords } from './words/policy-words.js';

/**
 * The Ingresses that say an intent. A route that cannot be said as a whole is not written. nginx knows no way from a
 * host to a less specific one, so a host repeats the paths of the wildcard and of the routes for every host above it.
 * Three things remain that no Ingress can turn off: a path that no route takes is redirected to https first where the
 * host's first Ingress asks for that, /healthz and /nginx_status on unnamed hosts are the controller's, and a rewritten
 * path has its double slashes merged.
 */
export function write(intent: Intent, settings: ControllerSettings): Writing {
  const routes = [...intent.routes].sort((one, other) => compareBytes(routeKey(one), routeKey(other)));
  const words = wordsIn(settings);
  const unsayable = routes.flatMap(route => refusalsOf(route, words(route, false)));
  const sayable = without(routes, unsayable);
  const conflicts = conflictsIn(sayable, route => words(route, false));
  const written = without(sayable, conflicts);
  const parts = partsOf(hostPlansOf(written));
  const redirects = written.some(({ tls }) => tls) || isForcedForAll(settings.configMap ?? {});
  const surroundings = { settings, taken: takenNames(written), words: (route: IntentRoute) => words(route, redirects) };
  const manifests = written.flatMap(route => ingressesFor(route, parts.get(route) ?? [], surroundings));
  return { manifests, refusals: [...unsayable, ...conflicts].map(({ refusal }) => refusal) };
}

/** The words of a route are asked for several times, and found once for each answer to whether plain requests may be redirected. */
function wordsIn(settings: ControllerSettings): (route: IntentRoute, redirects: boolean) => PolicyWords {
  const found = [new Map<IntentRoute, PolicyWords>(), new Map<IntentRoute, PolicyWords>()] as const;
  return (route, redirects) => {
    const known = found[redirects ? 1 : 0];
    const words = known.get(route) ?? policyWords(route, settings, redirects);
    known.set(route, words);
    return words;
  };
}

function routeKey({ namespace, name }: IntentRoute): string {
  return `${namespace}/${name}`;
}

function without(routes: readonly IntentRoute[], gone: readonly RefusedRoute[]): readonly IntentRoute[] {
  const names = new Set(gone.map(({ route }) => route));
  return routes.filter(route => !names.has(route));
}
