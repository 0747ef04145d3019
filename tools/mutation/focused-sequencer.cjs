// The test files that reach a mutant, those of its own room first, then the quickest: most mutants are killed soon. With --near
// the others are left out where there are such: what survives them may still be noticed, but a share of killed ones is a lower bound.
const Sequencer = require('@jest/test-sequencer').default;

const isNearOnly = process.env['GATEWRIGHT_MUTANTS_NEAR'] !== undefined;
/** Tests of all rooms, in words of a user. */
const everywhere = ['/test/cli/scenarios.test.ts', '/test/rules/rules.test.ts'];

module.exports = class extends Sequencer {
  sort(tests) {
    const { room, files } = globalThis.gatewrightMutant ?? {};
    if (room === undefined) return super.sort(tests);
    const isOwn = ({ path }) => path.includes(`/test/${room}/`);
    const isNear = one => isOwn(one) || everywhere.some(name => one.path.endsWith(name));
    const reaching = super.sort(tests.filter(({ path }) => files?.has(path) ?? true));
    const near = isNearOnly ? reaching.filter(isNear) : [];
    const asked = near.length > 0 ? near : reaching;
    const time = ({ duration }) => duration ?? 1000;
    return [...asked].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || time(a) - time(b));
  }
};
