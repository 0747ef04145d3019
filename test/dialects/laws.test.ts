import fc from 'fast-check';
import type { Dialect } from '#dialects/dialect.js';
import { policyNames, policyOf } from './asked/policies.js';
import { isAll } from '../runs.js';
import type { Law } from './contract.js';
import { laws } from './contract.js';
import { contracts } from './contracts.js';
import { held, missing, noted, unlike, writingOf } from './held.js';
import { exactToRoot, intents, intentsWith, longerInBytes } from './intents.js';
import { written } from './read-back.js';

/** How often each law is tried, in the tests and beside them. */
const runs: { readonly [Name in Law]?: readonly [inTests: number, all: number] } = {
  'a dialect does what the intent means: each request goes where the intent sends it': [30, 5000],
  'what a table amounts to means what the intent meant, but for what is listed as untold': [8, 500],
};

function runsOf(law: Law): number {
  const [inTests, all] = runs[law] ?? [12, 500];
  return isAll ? all : inTests;
}

describe.each(contracts.map(contract => [contract.dialect.name, contract] as const))('%s', (_, contract) => {
  test.each(laws.filter(law => contract.skips[law] === undefined))(
    '%s',
    law => {
      fc.assert(
        fc.property(intents, intent => {
          expect(held[law](contract, intent)).toEqual([]);
        }),
        { numRuns: runsOf(law), examples: [[longerInBytes], [exactToRoot]] },
      );
    },
    900_000,
  );

  test.each(policyNames)('%s alone is refused, or read back without a note and does what is meant', name => {
    fc.assert(
      fc.property(intentsWith(policyOf(name)), intent => {
        expect(unlike(contract, intent)).toEqual([]);
        expect(missing(contract, intent)).toEqual([]);
        expect(noted(contract, intent)).toEqual([]);
      }),
      { numRuns: isAll ? 20 : 3 },
    );
  });

  test('a write that drops a policy in silence is found', () => {
    const write: Dialect['write'] = ({ routes }, settings) =>
      contract.dialect.write({ routes: routes.map(route => ({ ...route, policies: {} })) }, settings);
    const careless = { ...contract, dialect: { ...contract.dialect, write } };
    const dropped = policyNames.filter(name =>
      fc.sample(intentsWith(policyOf(name)), 20).every(intent => missing(careless, intent).length === 0),
    );
    expect(dropped).toEqual([]);
  });

  test('at least three of ten routes can be written', () => {
    const asked = fc.sample(intents, isAll ? 300 : 100);
    const routes = asked.flatMap(intent => intent.routes);
    const able = asked.flatMap(intent => written(intent, writingOf(contract, intent)).routes);
    expect(able.length).toBeGreaterThan(routes.length * 0.3);
  });
});
