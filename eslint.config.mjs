import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Tables of data are as long as they need: files in which a `const` table is the whole content. */
const tables = ['src/dialects/nginx-annotations.ts', 'src/**/*.table.ts'];

export default tseslint.config(
  { ignores: ['dist/', 'imports/', 'data/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.test.json' } },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'no-else-return': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'a union of literals says it without run-time code' },
        { selector: 'ExportDefaultDeclaration', message: 'exports have names' },
        { selector: 'ExportAllDeclaration', message: 'no barrels' },
        {
          selector:
            'TSAsExpression > TSTypeReference[typeName.name="Shown"], TSTypeAssertion > TSTypeReference[typeName.name="Shown"]',
          message: 'report/escaping/shown.ts makes what is shown; write it with the template of its medium',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/network/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        { property: 'engine', message: 'it is private to the network: ask src/network/index.ts' },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/{cli,files,crypto}/**', 'src/constructs/synthesis/synth.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'global', '__dirname', '__filename', 'setImmediate'].map(name => ({
          name,
          message: 'no browser has it, and what is asked of manifests runs there too',
        })),
      ],
    },
  },
  { files: tables, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: ['test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'max-lines': 'off', 'max-lines-per-function': 'off', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/bin.ts', 'src/constructs/synthesis/synth.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['stdout', 'stderr'].map(property => ({
          object: 'process',
          property,
          message: 'all output goes through the streams, which take what is escaped for its medium',
        })),
      ],
    },
  },
  { files: ['bench/**/*.ts', 'tools/**/*.mjs', 'bench/**/*.mjs'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        setTimeout: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { module: 'writable', require: 'readonly', process: 'readonly', __dirname: 'readonly' },
    },
  },
);
