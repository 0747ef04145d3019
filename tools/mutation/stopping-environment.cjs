// Runs the tests that are to meet a mutant, up to the first that notices it: jest by itself ends a file, however long, first.
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  #isNoticed = false;

  handleTestEvent(event) {
    const mutant = globalThis.gatewrightMutant;
    if (mutant === undefined) return;
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.#isNoticed = true;
    const isWanted = () => mutant.tests?.has(fullName(event.test)) ?? true;
    if (event.name === 'test_start' && (this.#isNoticed || !isWanted())) event.test.mode = 'skip';
  }
};

/** As Stryker names a test. */
function fullName({ parent, name }) {
  const path = parent?.name === undefined || parent.name === 'ROOT_DESCRIBE_BLOCK' ? '' : `${fullName(parent)} `;
  return `${path}${name}`;
}
