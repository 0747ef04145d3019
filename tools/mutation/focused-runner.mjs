// A test runner for Stryker: its own for jest, told in which files the tests are that reach a mutant. By itself it gives jest the
// names of the tests alone, and jest then loads every file to look for them.
import { readFileSync, writeFileSync } from 'node:fs';
import { strykerPlugins as jestPlugins } from '@stryker-mutator/jest-runner';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';

const filesOfTests = process.env['GATEWRIGHT_MUTANT_TESTS'];

focusedRunner.inject = tokens(commonTokens.injector);
function focusedRunner(injector) {
  const runner = jestPlugins[0].factory(injector);
  return {
    init: () => runner.init(),
    capabilities: () => runner.capabilities(),
    async dryRun(options) {
      const result = await runner.dryRun(options);
      const files = {};
      for (const { id, fileName } of result.tests ?? []) (files[id] ??= []).push(fileName);
      writeFileSync(filesOfTests, JSON.stringify(files));
      return result;
    },
    async mutantRun(options) {
      const room = roomOf(options.sandboxFileName);
      // What runs when a module is first asked for, or is kept for later, counts as reached by the test that came first alone: what
      // survives the tests that are known to reach it meets the others of their files, too.
      const reaching = options.testFilter && new Set(options.testFilter);
      const first = await asked({ room, files: filesOf(reaching), tests: reaching }, options);
      return reaching && first.status === 'survived' ? asked({ room, files: filesOf(reaching) }, options) : first;
    },
  };

  /** The tests are chosen by the sequencer and the environment: jest itself would load every file to look for a name. */
  async function asked(mutant, options) {
    globalThis.gatewrightMutant = mutant;
    try {
      return await runner.mutantRun({ ...options, testFilter: undefined });
    } finally {
      delete globalThis.gatewrightMutant;
    }
  }
}

function filesOf(tests) {
  const files = JSON.parse(readFileSync(filesOfTests, 'utf8'));
  return tests && new Set([...tests].flatMap(id => files[id] ?? []));
}

function roomOf(fileName) {
  return /\bsrc\/([^/]+)/.exec(fileName.replaceAll('\\', '/'))?.[1];
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'jest-focused', focusedRunner)];
