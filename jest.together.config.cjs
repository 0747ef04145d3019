/**
 * The suites of test/ in one copy of the sources and of what they load: code that is warm is not compiled again for each suite.
 * `npx jest FILE` runs a suite alone, with the other configuration.
 */
module.exports = { ...require('./jest.config.cjs'), testMatch: ['<rootDir>/test/together/all.ts'] };
