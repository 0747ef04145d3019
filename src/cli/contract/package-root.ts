import { createRequire } from 'node:module';
import { dirname } from 'node:path';

/** The folder of the package: where its documentation stands. */
export function packageRoot(): string {
  return dirname(createRequire(__filename).resolve('gatewright/package.json'));
}
