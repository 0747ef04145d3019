import type { IConstruct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import { isForeignConstruct } from './foreign-construct.js';
import { foreignManifest } from './foreign-manifest.js';

/** The manifests of the app that a construct stands in, those of one namespace whose kind is asked for. */
export function manifestsBeside(
  { node }: IConstruct,
  namespace: string,
  isWanted: (kind: string) => boolean,
): readonly JsonObject[] {
  const objects = node.root.node.findAll().filter(one => 'toJson' in one && isForeignConstruct(one));
  return objects.flatMap(one => {
    if (!isForeignConstruct(one) || !isWanted(one.kind)) return [];
    const read = foreignManifest(one);
    return 'manifest' in read && namespaceOf(read.manifest) === namespace ? [read.manifest] : [];
  });
}

/** The namespace of a manifest, '' where it names none. */
export function namespaceOf({ metadata }: JsonObject): string {
  return textOf(objectOf(metadata)['namespace']) ?? '';
}

/** The labels of a manifest or of a pod template. */
export function labelsOf({ metadata }: JsonObject): Readonly<Record<string, string>> {
  return stringsOf(objectOf(metadata)['labels']);
}
