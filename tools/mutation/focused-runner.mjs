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
      const files = JSON.parse(readFileSync(filesOfTests, 'utf8'));
      const wanted = options.testFilter?.flatMap(id => files[id] ?? []);
      globalThis.gatewrightMutant = { room: roomOf(options.sandboxFileName), files: wanted && new Set(wanted) };
      try {
        // All tests of those files: what runs when a module is first asked for counts as reached by the test that came first alone,
        // and where a file loads the module before its tests, by none of that file.
        return await runner.mutantRun({ ...options, testFilter: undefined });
      } finally {
        delete globalThis.gatewrightMutant;
      }
    },
  };
}

function roomOf(fileName) {
  return /\bsrc\/([^/]+)/.exec(fileName.replaceAll('\\', '/'))?.[1];
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'jest-focused', focusedRunner)];
