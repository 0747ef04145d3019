import type * as re2Module from 're2js' with { 'resolution-mode': 'import' };
import type * as refaModule from 'refa';

/* eslint-disable @typescript-eslint/no-require-imports -- synchronous and on demand, which `import` is not: plain manifests need neither; named by literals, so that bundlers find them */

/** Go's regular expressions. */
export function re2(): typeof re2Module.RE2JS {
  return (require('re2js') as typeof re2Module).RE2JS; // what the package declares
}

/** Finite automata, by which languages are compared. */
export function refa(): typeof refaModule {
  return require('refa') as typeof refaModule; // what the package declares
}
