const { setFlagsFromString } = require('node:v8');

// Most code of ours runs a few times in the tests: V8 optimises what is ten times as hot as usual. What it does at the usual heat,
// in threads of its own, takes a fifth of all processor time and is not won back.
setFlagsFromString('--interrupt-budget=600000');

const swc = { jsc: { target: 'es2022' }, module: { type: 'commonjs' } };

/** This folder as a regular expression: no other `src` is meant. */
const ours = `^${__dirname.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;

/**
 * Tests read the TypeScript sources: `#room/file.js` is `src/room/file.ts`, which comes from one bundle of them all. One dependency
 * is an ES module, which jest cannot `require` as Node does.
 */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  globalSetup: '<rootDir>/tools/jest/bundle-sources.mjs',
  setupFiles: ['<rootDir>/test/seed.ts'],
  testMatch: ['**/*.test.ts'],
  transform: {
    [`${ours}/(src/.*\\.ts|dist/dev/sources\\.cjs)$`]: '<rootDir>/tools/jest/bundled-source.cjs',
    '\\.ts$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { syntax: 'typescript' } } }],
    '@marcbachmann/cel-js/lib/.*\\.js$': ['@swc/jest', swc],
  },
  transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/cel-js/)'],
  moduleNameMapper: {
    '^#data/(.*)$': '<rootDir>/data/$1',
    '^#(.*)\\.js$': '<rootDir>/src/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
