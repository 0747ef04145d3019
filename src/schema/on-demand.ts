import type * as celModule from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import type * as re2Module from 're2js' with { 'resolution-mode': 'import' };

/* eslint-disable @typescript-eslint/no-require-imports -- synchronous and on demand, which `import` is not: plain manifests need neither */

/** Go's regular expressions. */
export function re2(): typeof re2Module {
  return require('re2js') as typeof re2Module; // what the package declares
}

/** The language of rules in definitions. */
export function cel(): typeof celModule {
  return require('@marcbachmann/cel-js') as typeof celModule; // what the package declares
}
