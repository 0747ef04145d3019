import type { FieldViolation } from '../language/field-violation.js';
import { warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, items, text } from '../language/field.js';

/** Files of a volume that cover each other. (kubernetes v1.36.0, pkg/api/pod/warnings.go: warningsForOverlappingVirtualPaths) */
export function* overlapWarnings(spec: Field): Iterable<FieldViolation> {
  for (const volume of items(at(spec, 'volumes'))) {
    for (const key of ['configMap', 'secret', 'downwardAPI']) yield* overlaps(pathsOf(at(volume, key)));
    const projected = at(volume, 'projected');
    const sources = items(at(projected, 'sources'));
    if (given(projected) && sources.some(source => kinds.every(kind => !given(at(source, kind)))))
      yield warning(projected, 'a source of the volume is empty');
    yield* overlaps(sources.flatMap(projectedPaths));
  }
}

const kinds = ['configMap', 'secret', 'downwardAPI', 'serviceAccountToken', 'clusterTrustBundle', 'podCertificate'];

function pathsOf(source: Field): readonly Field[] {
  return items(at(source, 'items')).map(item => at(item, 'path'));
}

function projectedPaths(source: Field): readonly Field[] {
  const certificate = ['certificateChainPath', 'keyPath', 'credentialBundlePath'].map(key =>
    at(source, 'podCertificate', key),
  );
  const single = [at(source, 'serviceAccountToken', 'path'), at(source, 'clusterTrustBundle', 'path'), ...certificate];
  return [
    ...['configMap', 'secret', 'downwardAPI'].flatMap(key => pathsOf(at(source, key))),
    ...single.filter(path => !empty(path)),
  ];
}

/** A path overlaps with the same path, with a folder above it and with files below it: one warning tells. */
function* overlaps(paths: readonly Field[]): Iterable<FieldViolation> {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const field of paths) {
    const path = text(field).replace(/\/+$/, '');
    if (path === '') continue;
    const above = foldersOf(path);
    if (files.has(path) || folders.has(path) || above.some(folder => files.has(folder)))
      yield warning(field, `${path} overlaps with another file of the volume`);
    files.add(path);
    for (const folder of above) folders.add(folder);
  }
}

/** The folders of a path; those of a path without end are not looked at. */
function foldersOf(path: string): readonly string[] {
  const parts = path.slice(0, 4096).split('/').slice(0, 64);
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
}
