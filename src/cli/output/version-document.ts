import { dialects } from '#dialects/index.js';
import { storedKinds } from '#schema/store/store.js';
import type { Shown } from '#report/escaping/shown.js';
import { documentText } from '#report/formats/json.js';
import { packageVersion } from '../contract/package.js';

/** `--version -o json`: the version, and the controllers, Kubernetes versions and definitions that are known. */
export function versionDocument(): Shown {
  const { versions, bundles } = storedKinds();
  return documentText('Version', {
    version: packageVersion(),
    controllers: dialects.map(one => ({ name: one.name, versions: one.versions })),
    kubernetes: versions.map(minor => `1.${minor}`),
    definitions: bundles.map(one => one.file),
  });
}
