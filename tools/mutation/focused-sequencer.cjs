// The test files that reach a mutant, those of its own room first, then the quickest: most mutants are killed soon. With --near
// those of its own room and those in words of a user alone: what survives them may still be noticed, so that the share of killed
// ones is a lower bound.
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
    const all = super.sort(tests);
    const near = isNearOnly ? all.filter(isNear) : [];
    const asked = near.length > 0 ? near : all.filter(({ path }) => files?.has(path) ?? true);
    const time = ({ duration }) => duration ?? 1000;
    return [...asked].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || time(a) - time(b));
  }
};
