import { dialects } from '#dialects/index.js';
import { knownVersions } from '#schema/store.js';
import { documentText } from './document.js';
import { packageVersion } from './version.js';

/** `--version -o json`: the version, and the controllers, Kubernetes versions and definitions that are known. */
export function versionDocument(): string {
  const { kubernetes, definitions } = knownVersions();
  const controllers = dialects.map(({ name, versions }) => ({ name, versions }));
  return documentText('Version', { version: packageVersion(), controllers, kubernetes, definitions });
}
