import type { ProjectChoices } from './project-choices.js';

/** The files of a new project: their texts by their paths. */
export function projectFiles(name: string, version: string, choices: ProjectChoices): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', packageJson(name, version, choices)],
    ['tsconfig.json', tsconfig(choices)],
    ['jest.config.cjs', jestConfig],
    ['cdk8s.yaml', cdk8sYaml(version)],
    ['platform.ts', platform(choices)],
    ['app.ts', app],
    ['main.ts', main],
    ['app.test.ts', appTest(choices)],
    ['.github/workflows/ci.yaml', workflow],
    ['.gitignore', 'node_modules/\ndist/\n'],
  ]);
}

function packageJson(name: string, version: string, { module }: ProjectChoices): string {
  const content = {
    name,
    version: '0.1.0',
    private: true,
    ...(module === 'esm' && { type: 'module' }),
    scripts: {
      synth: 'cdk8s synth --check-upgrade=false',
      check: 'gatewright check dist',
      test: 'jest',
      types: 'tsc --noEmit',
    },
    dependencies: { cdk8s: '^2.70.106', constructs: '^10.8.1', gatewright: `^${version}` },
    devDependencies: {
      '@swc/core': '^1.16.22',
      '@swc/jest': '^0.2.39',
      '@types/jest': '^30.0.0',
      '@types/node': '^20.19.43',
      'cdk8s-cli': '^2.207.60',
      jest: '^30.5.2',
      tsx: '^4.23.0',
      typescript: '~6.0.0',
    },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

function tsconfig({ module }: ProjectChoices): string {
  const moduleResolution = module === 'esm' ? 'nodenext' : 'node16';
  const compilerOptions = {
    target: 'es2022',
    module: moduleResolution,
    moduleResolution,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['node', 'jest'],
  };
  return `${JSON.stringify({ compilerOptions, include: ['*.ts'] }, undefined, 2)}\n`;
}

/** Jest runs CommonJS; the imports of both kinds of modules name the files that the compiler would write. */
const jestConfig = `module.exports = {
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } }],
  },
  moduleNameMapper: { '^(\\\\.{1,2}/.*)\\\\.js$': '$1' },
};
`;

function cdk8sYaml(version: string): string {
  return `language: typescript
app: npx tsx main.ts
output: dist
# Checks what was synthesised; a path, so that cdk8s installs nothing. \`version\` is a label there.
validations:
  - package: ./node_modules/gatewright
    version: ${version}
    class: GatewrightValidation
`;
}

function platform({ controller, cni, domain }: ProjectChoices): string {
  const make = controller === 'traefik' ? 'traefik' : 'ingressNginx';
  const imports = [...(cni === 'other' ? [] : [cni]), 'definePlatform', make].sort();
  const network = cni === 'other' ? '' : `\n  cni: ${cni}(),`;
  return `import { ${imports.join(', ')} } from 'gatewright';

/** What the clusters run, said once: what their controller cannot do does not compile. */
export const { Application, Namespace, PlatformApp } = definePlatform({
  controller: ${make}(),${network}
  domain: '${domain}',
});
`;
}

const app = `import { Chart } from 'cdk8s';
import { Application, Namespace, PlatformApp } from './platform.js';

export const app = new PlatformApp();
const chart = new Chart(app, 'hello', { namespace: 'hello' });
new Namespace(chart, 'hello');

const api = new Application(chart, 'api', { image: 'ghcr.io/stefanprodan/podinfo:6.9.2', port: 9898, user: 1000 });
new Application(chart, 'web', {
  image: 'ghcr.io/stefanprodan/podinfo:6.9.2',
  port: 9898,
  user: 1000,
  calls: [api],
  expose: {},
});
`;

const main = `import { app } from './app.js';

app.synth();
`;

function appTest({ domain, controller }: ProjectChoices): string {
  return `import { matchers } from 'gatewright/testing';
import { app } from './app.js';

expect.extend(matchers);

test('the app synthesises cleanly', () => {
  expect(app).toSynthesizeCleanly();
});

test('web answers, and api does not', () => {
  expect(app).toAnswer('http://web.${domain}/', { backend: 'hello/web' });
  expect(app).toAnswer('http://api.${domain}/', { status: 404 });
});

test('api is reached by web alone', () => {
  expect(app).toReach('hello/web', 'hello/api', 9898);
  expect(app).not.toReach('internet', 'hello/api');
  expect(app).not.toReach('controller:${controller}', 'hello/api');
});
`;
}

const workflow = `name: CI
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with: { node-version: 22, cache: npm }
      - run: npm ci
      - run: npm run types
      - run: npm test
      - run: npm run synth
      - run: npm run check
`;
