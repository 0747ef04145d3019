import type { JsonObject } from '#model/json.js';
import { families, known } from './known-providers.table.js';

/** A provider that a reference names (`strip@file`): whether Traefik has it, has it switched off, or that is not told; or there is none of the name. */
export type NamedProvider = 'on' | 'off' | 'open' | 'unknown';

export type ProviderNamed = (name: string) => NamedProvider;

/**
 * The providers of Traefik by the names that references call them. Undefined: which are on is not told, but for those of the Helm chart.
 */
export function namedProviders(given: JsonObject | undefined, chart: JsonObject): ProviderNamed {
  const namesOf = (providers: JsonObject): ReadonlySet<string> =>
    new Set(Object.entries(providers).flatMap(([key, one]) => (isOff(one) ? [] : [providerName(key)])));
  const on = namesOf(given ?? chart);
  return name => {
    const [family = ''] = name.split('-');
    if (!known.has(families.has(family) ? family : name)) return 'unknown';
    if (name === 'internal' || on.has(families.has(family) ? family : name)) return 'on';
    return given ? 'off' : 'open';
  };
}

function isOff(one: JsonObject[string]): boolean {
  return one === false || one === 'false';
}

/** As a reference calls the provider of a key: that of Ingresses is `kubernetes`, all others are in lower case. */
function providerName(key: string): string {
  const lower = key.toLowerCase();
  return lower === 'kubernetesingress' ? 'kubernetes' : lower;
}
