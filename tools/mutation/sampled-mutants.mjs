// Lets only those mutants be tested that mutate.mjs has drawn: Stryker mutates ranges, and in the range of one lie others.
import { readFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';

/** What tells a mutant from all others; lines and columns count from 1. */
export function keyOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const file = fileName.replaceAll('\\', '/').slice(fileName.lastIndexOf('src/'));
  return [file, start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');
}

/** A mutant as Stryker's reports have it: until then it counts lines and columns from 0. */
export function countedFromOne(mutant) {
  const { start, end } = mutant.location;
  const next = ({ line, column }) => ({ line: line + 1, column: column + 1 });
  return { ...mutant, location: { start: next(start), end: next(end) } };
}

class SampledMutants {
  #drawn = new Set(JSON.parse(readFileSync(process.env['GATEWRIGHT_MUTANTS'], 'utf8')));

  init() {
    return Promise.resolve();
  }

  check(mutants) {
    const verdict = one =>
      this.#drawn.has(keyOf(countedFromOne(one)))
        ? { status: 'passed' }
        : { status: 'compileError', reason: 'not drawn' };
    return Promise.resolve(Object.fromEntries(mutants.map(one => [one.id, verdict(one)])));
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, 'sampled', SampledMutants)];
