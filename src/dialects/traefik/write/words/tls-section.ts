import type { JsonObject } from '#model/json.js';
import type { IntentRoute } from '#model/routing/intent.js';
import type { Placement } from '../placement.js';
import { derivedName } from '../derived-name.js';
import { manifestOf } from '../manifest.js';
import type { PolicyWords } from './route-words.js';
import { wordsOf, wordsUnder } from './route-words.js';

/** The `tls` of an IngressRoute: its certificate and its options. */
export function tlsSection(route: IntentRoute, words: readonly PolicyWords[]): JsonObject {
  const options = optionsName(route, words);
  return {
    ...(route.tls && { secretName: route.tls.secret }),
    ...(options !== undefined && { options: { name: options } }),
  };
}

/**
 * The TLSOption of a route. Of hosts Traefik takes one, by its name, and where two are named none: so it is called by what it
 * says, and routes of one namespace that say the same share it.
 */
export function tlsOption(
  route: IntentRoute,
  words: readonly PolicyWords[],
  { configuration }: Placement,
): readonly JsonObject[] {
  const spec = wordsUnder(words, 'TLSOption');
  const name = optionsName(route, words);
  if (!spec || name === undefined) return [];
  // The labels of one route are not those of all that share it, unless Traefik looks for them.
  const labels = (configuration.crd?.requires ?? []).length > 0 ? route.labels : {};
  return [manifestOf({ ...route, labels }, { kind: 'TLSOption', name, spec })];
}

/** What tells the options of one route from those of another; empty where it has none. */
export function optionsKey(route: IntentRoute): string {
  return `${optionsName(route, wordsOf(route)) === undefined ? '' : route.namespace} ${JSON.stringify(wordsUnder(wordsOf(route), 'TLSOption') ?? '')}`;
}

function optionsName({ namespace }: IntentRoute, words: readonly PolicyWords[]): string | undefined {
  const spec = wordsUnder(words, 'TLSOption');
  return spec && derivedName(namespace, 'tls', 'options', JSON.stringify(spec));
}
