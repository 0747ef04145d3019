// The test files that reach a mutant, those of its own room first, then the quickest: most mutants are killed soon.
const Sequencer = require('@jest/test-sequencer').default;

module.exports = class extends Sequencer {
  sort(tests) {
    const { room, files } = globalThis.gatewrightMutant ?? {};
    const own = ({ path }) => (room !== undefined && path.includes(`/test/${room}/`) ? 0 : 1);
    const time = ({ duration }) => duration ?? 1000;
    const reaching = tests.filter(({ path }) => files?.has(path) ?? true);
    return [...super.sort(reaching)].sort((a, b) => own(a) - own(b) || time(a) - time(b));
  }
};
