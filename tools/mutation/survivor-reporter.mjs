// Prints each drawn mutant that no test noticed, as soon as it is known: a run takes an hour, and reading can begin.
import { readFileSync } from 'node:fs';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { keyOf } from './sampled-mutants.mjs';

class SurvivorReporter {
  #drawn = new Set(JSON.parse(readFileSync(process.env['GATEWRIGHT_MUTANTS'], 'utf8')));

  onMutantTested(mutant) {
    const unnoticed = mutant.status === 'Survived' || mutant.status === 'NoCoverage';
    if (unnoticed && this.#drawn.has(keyOf(mutant))) print(mutant);
  }
}

function print({ fileName, location: { start, end }, mutatorName, replacement, status }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  const last = lines.length - 1;
  lines[last] = lines[last].slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  const short = text => (text.length > 100 ? `${text.slice(0, 100)}…` : text).replace(/\s+/g, ' ');
  const place = `${fileName.slice(fileName.lastIndexOf('src/'))}:${start.line}:${start.column}`;
  const reached = status === 'NoCoverage' ? ' (no test reaches it)' : '';
  console.log(`${place} ${mutatorName}${reached}\n  - ${short(lines.join('\n'))}\n  + ${short(replacement)}`);
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'survivors', SurvivorReporter)];
