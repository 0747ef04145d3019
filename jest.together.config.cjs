/**
 * The suites of test/ in a few groups, each of which shares one copy of the sources and of what it loads: code that is warm is not
 * compiled again for each suite. `npx jest FILE` runs a suite alone, with the other configuration.
 */
module.exports = { ...require('./jest.config.cjs'), testMatch: ['<rootDir>/test/together/group-*.ts'] };
