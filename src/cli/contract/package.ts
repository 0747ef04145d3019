import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The version of the package, from the package itself. */
export function packageVersion(): string {
  return (createRequire(__filename)(manifest) as { version: string }).version;
}

/** The folder of the package: where its documentation stands. */
export function packageRoot(): string {
  return dirname(createRequire(__filename).resolve(manifest));
}

const manifest = 'gatewright/package.json';
