/** Tests that compile projects or run tools over all modules: they take as long as all others of their room, and run in CI beside them. */
module.exports = { ...require('./jest.config.cjs'), testMatch: ['**/*.compiled.ts'] };
