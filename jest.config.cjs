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
