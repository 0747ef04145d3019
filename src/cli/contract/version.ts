import { createRequire } from 'node:module';

/** The version of the package, from the package itself. */
export function packageVersion(): string {
  const load = createRequire(__filename);
  return (load('gatewright/package.json') as { version: string }).version;
}
