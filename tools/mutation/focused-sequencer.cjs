// The test files that reach a mutant, those of its own room first, then the quickest: most mutants are killed soon.
const Sequencer = require('@jest/test-sequencer').default;

module.exports = class extends Sequencer {
  sort(tests) {
    const { room, files } = globalThis.gatewrightMutant ?? {};
    if (room === undefined) return super.sort(tests);
    const isOwn = ({ path }) => path.includes(`/test/${room}/`);
    const asked = super.sort(tests).filter(({ path }) => files?.has(path) ?? true);
    const time = ({ duration }) => duration ?? 1000;
    return [...asked].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || time(a) - time(b));
  }
};
