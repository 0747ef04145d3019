import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Context } from '../context/reading-context.js';
import type { CrdProvider } from '../installation/static-configuration.js';
import type { Place } from '../resources/place.js';
import { below } from '../resources/place.js';
import type { CrdBackend } from './crd-backend.js';
import { crdBackend } from './crd-backend.js';

/** A TraefikService as the provider leaves it: members that answer for their share, or why Traefik does not build it. */
export interface Definition {
  readonly resource: Resource;
  readonly members: readonly Member[];
  readonly broken?: string;
  readonly notes: readonly Note[];
}

/** A service that takes part, with its share. */
interface Member {
  readonly backend: CrdBackend;
  /** 0: it has to be there, and answers nothing (a mirror, a fallback). */
  readonly weight: number;
  readonly at: Place;
}

/** What a TraefikService says, of the services that it names. */
export function definitionOf(context: Context, provider: CrdProvider, resource: Resource): Definition {
  const members = partsOf(resource).map(({ reference, weight, at }) => ({
    backend: crdBackend(context, provider, reference, at),
    weight,
    at,
  }));
  const notes = members.flatMap(({ backend }) => backend.notes);
  const lost = members.some(({ backend }) => !backend.target && backend.traefikService === undefined);
  const broken = members.length === 0 ? 'it says of no service' : lost ? 'one of its services is missing' : undefined;
  return { resource, members, notes, ...(broken !== undefined && { broken }) };
}

/** A reference to a service, with its share. */
interface Part {
  readonly reference: JsonObject;
  readonly weight: number;
  readonly at: Place;
}

function partsOf(resource: Resource): readonly Part[] {
  const { weighted, mirroring, highestRandomWeight, failover } = specOf(resource);
  const place = (...path: readonly (string | number)[]): Place => ({ resource, path: ['spec', ...path] });
  if (isObject(weighted)) return weightedParts(weighted['services'], place('weighted', 'services'));
  if (isObject(mirroring)) {
    const mirrors = itemsOf(mirroring['mirrors']).map((one, at) => ({
      reference: objectOf(one),
      weight: 0,
      at: place('mirroring', 'mirrors', at),
    }));
    return [{ reference: mirroring, weight: 1, at: place('mirroring') }, ...mirrors];
  }
  if (isObject(highestRandomWeight))
    return weightedParts(highestRandomWeight['services'], place('highestRandomWeight', 'services'));
  if (!isObject(failover)) return [];
  return [
    { reference: objectOf(failover['service']), weight: 1, at: place('failover', 'service') },
    { reference: objectOf(failover['fallback']), weight: 0, at: place('failover', 'fallback') },
  ];
}

/** The services of a list with their weights: 1 where none is given. */
export function weightedParts(services: Json | undefined, at: Place): readonly Part[] {
  return itemsOf(services).map((one, index) => {
    const reference = objectOf(one);
    return { reference, weight: numberOf(reference['weight']) ?? 1, at: below(at, index) };
  });
}
