#!/usr/bin/env node
// Compiles a program against the packed package's declarations, with `skipLibCheck: false`: under each TypeScript from 5.4 to 6
// and every way to find modules, and in the project that `cdk8s init typescript-app` makes. What a controller cannot do has to
// fail to compile; were a type lost, it would be `any`, and the compiler would call the expected errors unused.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { installed } from './installed.mjs';

const versions = ['5.4', '5.9', '6.0'];
const ways = [
  { module: 'commonjs', moduleResolution: 'node10' },
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
  { module: 'preserve', moduleResolution: 'bundler' },
];
const aliased = version => `typescript-${version}`;

const program = `import { App, Chart } from 'cdk8s';
import { calico, definePlatform, ingressNginx, traefik } from 'gatewright';
import type { Application, ApplicationProps, No, Rendering } from 'gatewright';
import { analyze, check, connections, edits, expectations, reach, request, routes } from 'gatewright/analyze';
import type { AnalyzeOptions, Answer, Edit, Facts, Result, Verdict } from 'gatewright/analyze';
import { readCertificate } from 'gatewright/certificates';
import { NetworkPolicy } from 'gatewright/imports/calico';
import { Certificate } from 'gatewright/imports/cert-manager';
import { CiliumNetworkPolicy } from 'gatewright/imports/cilium';
import { HttpRoute } from 'gatewright/imports/gateway-api';
import { IngressRoute, IngressRouteSpecRoutesKind, IngressRouteSpecRoutesServicesPort } from 'gatewright/imports/traefik';
import type { IngressRouteProps } from 'gatewright/imports/traefik';
import { clusterOf, matchers } from 'gatewright/testing';
import type { ExpectedAnswer, GatewrightMatchers } from 'gatewright/testing';

const onNginx = definePlatform({ controller: ingressNginx(), domain: 'example.com' });
const onTraefik = definePlatform({ controller: traefik({ version: '3.7' }), cni: calico(), domain: 'example.com' });
const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });
const db: Application = new onTraefik.Application(chart, 'db', { image: 'shop/db:1', port: 5432 });
const props: ApplicationProps<'traefik'> = { image: 'web:1', port: 80, calls: [db], expose: { redirect: { status: 301 } } };
new onTraefik.Application(chart, 'web', props);
export const errorsOf = ({ diagnostics }: Rendering): readonly string[] => diagnostics.map(one => one.message);
export type Reason = No<'because'>;

const byHand: IngressRouteProps = {
  metadata: {},
  spec: {
    routes: [
      {
        kind: IngressRouteSpecRoutesKind.RULE,
        match: 'Host(\`old.example.com\`)',
        services: [{ name: 'old', port: IngressRouteSpecRoutesServicesPort.fromNumber(80) }],
      },
    ],
  },
};
new IngressRoute(chart, 'old', byHand);
new Certificate(chart, 'old-tls', { spec: { secretName: 'old-tls', issuerRef: { name: 'letsencrypt' }, dnsNames: ['old.example.com'] } });
new HttpRoute(chart, 'elsewhere', { spec: { hostnames: ['elsewhere.example.com'] } });
new NetworkPolicy(chart, 'all', { spec: { selector: 'all()' } });
new CiliumNetworkPolicy(chart, 'none', { metadata: {}, spec: { endpointSelector: {} } });
// @ts-expect-error a route has a match
new IngressRoute(chart, 'no-match', { metadata: {}, spec: { routes: [{}] } });
// @ts-expect-error no such field
new Certificate(chart, 'misspelt', { spec: { secretName: 'a', issuerRef: { name: 'b' }, dnsName: ['c'] } });

const options: AnalyzeOptions = { kubernetes: '1.36', controllers: [{ kind: 'traefik' }], cni: 'calico', readCertificate };
const facts: Facts = analyze([{ file: 'shop.yaml', text: '' }], options);
const asked = request(facts, 'https://shop.example.com/', { method: 'POST' });
export const answers: readonly Answer[] = 'value' in asked ? asked.value : [];
const reached = reach(facts, { from: 'internet', to: 'shop/db', port: 5432 });
export const verdict: Verdict['verdict'] = 'value' in reached ? reached.value.verdict.verdict : 'unknown';
export const all: readonly Edit[] = check(facts, { skip: ['service-missing'] }).flatMap(({ fix }) => (fix ? edits(fix, '') : []));
export const results: readonly Result[] = expectations(facts, {
  requests: [{ request: 'http://shop.example.com/', answer: { backend: 'shop/web:80' } }],
});
export const hosts: readonly string[] = routes(facts).flatMap(({ listeners }) => listeners.flatMap(one => one.hosts.map(({ host }) => host)));
export const listed = connections(facts, { to: 'shop/db' });

export const answer: ExpectedAnswer = { backend: 'shop/web', method: 'POST', responseHeaders: { server: null } };
export const askedInTest = (expected: GatewrightMatchers<void>): void => expected.toReach('shop/web', 'shop/db', 5432);
export const tested = [clusterOf('k8s', { cni: 'calico' }), matchers.toAnswer];
// @ts-expect-error no such expectation
export const misspelt: ExpectedAnswer = { bakend: 'shop/web' };
// @ts-expect-error questions are asked of facts, not of texts
check([{ file: 'shop.yaml', text: '' }]);
// @ts-expect-error no controller is called so
analyze([], { controllers: [{ kind: 'nginx' }] });
// @ts-expect-error a URL that nobody can request has no answers
export const unchecked: readonly Answer[] = request(facts, 'shop').value;
// @ts-expect-error a connection has two ends
reach(facts, { from: 'internet' });
// @ts-expect-error the outcome of a request is text
export const outcome: number = answers[0]?.outcome;

// @ts-expect-error ingress-nginx has one status for all redirects
new onNginx.Application(chart, 'a', { image: 'a:1', port: 80, expose: { redirect: { status: 301 } } });
// @ts-expect-error no such prop
new onNginx.Application(chart, 'b', { image: 'b:1', port: 80, exposed: true });
// @ts-expect-error a port is a number
new onTraefik.Application(chart, 'c', { image: 'c:1', port: 'http' });
// @ts-expect-error an application is called, not its name
new onTraefik.Application(chart, 'd', { image: 'd:1', calls: ['db'] });
// @ts-expect-error a diagnostic's message is text
export const count = ({ diagnostics }: Rendering): number => diagnostics[0].message;
`;

installed(
  project => {
    const failed = [...versions.flatMap(version => ways.map(way => compiled(version, way, project))), initial(project)];
    const broken = failed.filter(Boolean).length;
    console.log(`${failed.length - broken} passed, ${broken} failed`);
    process.exitCode = broken > 0 ? 1 : 0;
  },
  { beside: ['@types/node@20', ...versions.map(version => `${aliased(version)}@npm:typescript@~${version}`)] },
);

/** One version of TypeScript, one way to find modules; whether it failed. */
function compiled(version, way, { folder, run }) {
  const at = join(folder, `${aliased(version)}-${way.moduleResolution}`);
  mkdirSync(at);
  writeFileSync(join(at, 'main.ts'), program);
  const old = version.startsWith('6') && way.moduleResolution === 'node10' ? { ignoreDeprecations: '6.0' } : {};
  const compilerOptions = {
    ...way,
    ...old,
    strict: true,
    noEmit: true,
    skipLibCheck: false,
    target: 'es2022',
    types: [],
  };
  writeFileSync(join(at, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  return failedToCompile(`TypeScript ${version}, ${way.moduleResolution}`, version, at, { folder, run });
}

/** The tsconfig.json that cdk8s's command line gives a new project. */
function initial({ folder, run }) {
  const at = join(folder, 'cdk8s-init');
  mkdirSync(at);
  const template = dirname(createRequire(import.meta.url).resolve('cdk8s-cli/package.json'));
  copyFileSync(join(template, 'templates/typescript-app/tsconfig.json'), join(at, 'tsconfig.json'));
  writeFileSync(join(at, 'main.ts'), program);
  return failedToCompile('cdk8s init typescript-app', '5.9', at, { folder, run }, ['--noEmit', '--types', 'node']);
}

function failedToCompile(title, version, at, { folder, run }, more = []) {
  try {
    run(process.execPath, [join(folder, 'node_modules', aliased(version), 'bin/tsc'), '-p', at, ...more]);
    console.log(`${title}: compiles, and so does nothing that it may not`);
    return false;
  } catch (error) {
    console.log(`${title}: ${error.stdout}`);
    return true;
  }
}
