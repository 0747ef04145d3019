const swc = { jsc: { target: 'es2022' }, module: { type: 'commonjs' } };

/** Tests read the TypeScript sources: `#room/file.js` is `src/room/file.ts`. One dependency is an ES module, which jest cannot `require` as Node does. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  setupFiles: ['<rootDir>/test/seed.ts'],
  testMatch: ['**/*.test.ts'],
  transform: {
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
