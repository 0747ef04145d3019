import type * as celModule from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };

/* eslint-disable @typescript-eslint/no-require-imports -- synchronous and on demand, which `import` is not: plain manifests do not need it; named by a literal, so that bundlers find it */

/** The language of rules in definitions. */
export function cel(): typeof celModule {
  return require('@marcbachmann/cel-js') as typeof celModule; // what the package declares
}
