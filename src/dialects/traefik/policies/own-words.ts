import type { JsonObject } from '#model/json.js';

/** Why what is said in a controller's own words is not in Traefik's. */
export function foreignWords(own: JsonObject | undefined, known: readonly string[]): string | undefined {
  const foreign = Object.keys(own ?? {}).find(field => !known.includes(field));
  return foreign === undefined
    ? undefined
    : `${foreign} is a word of another controller: say it in Traefik's, ${known.join(', ')}`;
}
