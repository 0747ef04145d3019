// Prints each drawn mutant that no test noticed, as soon as it is known: a run takes an hour, and reading can begin.
import { readFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { textOf } from './mutant-text.mjs';
import { keyOf } from './sampled-mutants.mjs';

class SurvivorReporter {
  #drawn = new Set(JSON.parse(readFileSync(process.env['GATEWRIGHT_MUTANTS'], 'utf8')));

  onMutantTested(mutant) {
    const unnoticed = mutant.status === 'Survived' || mutant.status === 'NoCoverage';
    if (unnoticed && this.#drawn.has(keyOf(mutant))) print(mutant);
  }
}

function print(mutant) {
  const { place, line, from, to } = textOf(mutant);
  const reached = mutant.status === 'NoCoverage' ? ' (no test reaches it)' : '';
  console.log(`${place} ${mutant.mutatorName}${reached}\n  in ${line}\n  - ${from}\n  + ${to}`);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorReporter)];
