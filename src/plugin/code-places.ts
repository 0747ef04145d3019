import { dirname, join } from 'node:path';
import { attempt } from '#files/attempt.js';
import { boundedBytes } from '#files/bounded-bytes.js';
import type { Json } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';

/** How many folders a manifest may lie below the output folder: one a chart (`FOLDER_PER_CHART_FILE_PER_RESOURCE`), one for Helm's templates. */
const deepest = 3;

/** Where in the program each object was made, by `Deployment shop/web`: an app of gatewright writes it beside the paths that cdk8s reads. */
export function codePlaces(manifests: readonly string[]): ReadonlyMap<string, string> {
  let folder = dirname(manifests[0] ?? '');
  for (let depth = 0; depth < deepest; depth++) {
    const places = placesIn(join(folder, 'construct-metadata.json'));
    if (places) return places;
    folder = dirname(folder);
  }
  return new Map();
}

function placesIn(file: string): ReadonlyMap<string, string> | undefined {
  const bytes = attempt(() => boundedBytes(file));
  if ('error' in bytes) return undefined;
  const resources = Object.entries(objectOf(objectOf(parsed(bytes.value.toString()))['resources']));
  return new Map(
    resources.flatMap(([name, made]) => {
      const at = textOf(objectOf(made)['at']);
      return at === undefined ? [] : [[name, at]];
    }),
  );
}

/** The app wrote it; what it wrote is not ours to judge. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json; // JSON.parse gives `any`
  } catch {
    return undefined;
  }
}
