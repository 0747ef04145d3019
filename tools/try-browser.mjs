#!/usr/bin/env node
// Bundles `gatewright/analyze` for a browser, runs it where there is no Node, and holds its answers to those that Node gives.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { root } from './rooms.mjs';

const entry = join(root, 'dist/lib/analyze.js');

const { atob, btoa, TextDecoder, TextEncoder } = globalThis;

/** What a browser gives beside the language, as far as it is needed. */
const browser = { atob, btoa, TextDecoder, TextEncoder, URL };

/** What asks for regular expressions of Go, for automata and for rules in definitions: each loads what plain manifests do without. */
const rare = `apiVersion: traefik.io/v1alpha1
kind: IngressRoute
metadata: { name: rare, namespace: shop }
spec:
  routes:
    - { kind: Rule, match: 'Host(\`rare.example.com\`) && PathRegexp(\`^/[a-z]+$\`)', services: [{ name: web, port: 80 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: rare, namespace: shop, annotations: { nginx.ingress.kubernetes.io/use-regex: 'true' } }
spec:
  ingressClassName: nginx
  rules:
    - host: rare.example.com
      http:
        paths:
          - { path: '/[a-z]+', pathType: ImplementationSpecific, backend: { service: { name: web, port: { number: 80 } } } }
          - { path: '/[a-f]+', pathType: ImplementationSpecific, backend: { service: { name: web, port: { number: 80 } } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: rare, namespace: shop }
spec:
  gatewayClassName: rare
  listeners: [{ name: a, port: 80, protocol: HTTP, tls: { mode: Terminate } }]
---
apiVersion: v1
kind: Secret
metadata: { name: rare, namespace: shop }
data: { text: !!binary YWJj }
`;

/** Each question of the face, as a function of it. */
function asked(face, clusters) {
  return clusters.map(files => {
    const facts = face.analyze(files, { namespace: 'shop', cni: 'calico' });
    return {
      unreadable: facts.unreadable,
      diagnostics: face.check(facts),
      routes: face.routes(facts),
      answers: ['https://shop.example.com/cart', 'http://rare.example.com/abc'].map(url => face.request(facts, url)),
      reach: face.reach(facts, { from: 'internet', to: 'shop/db', port: 5432, explain: true }),
      connections: face.connections(facts, { to: 'shop/db' }),
      results: face.expectations(facts, {
        requests: [{ request: 'https://shop.example.com/', answer: { status: 404 } }],
        reach: [{ from: 'shop/web', to: 'shop/db', allowed: true }],
      }),
    };
  });
}

async function browserBundle() {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'gatewright',
    minify: true,
    write: false,
    logLevel: 'warning',
  });
  return outputFiles[0].text;
}

function filesIn(folder) {
  return globSync('*.yaml', { cwd: join(root, folder) }).map(file => ({
    file: `${folder}${file}`,
    text: readFileSync(join(root, folder, file), 'utf8'),
  }));
}

/** The answers where there is no Node: text goes in, text comes out. */
function fromBrowser(bundle, clusters) {
  const context = createContext({ ...browser, clusters: JSON.stringify(clusters) });
  const foreign = ['process', 'Buffer', 'require', 'module', 'global'];
  const found = foreign.filter(name => runInContext(`typeof ${name}`, context) !== 'undefined');
  if (found.length > 0) throw new Error(`a browser has no ${found.join(', ')}`);
  runInContext(bundle, context);
  return runInContext(`JSON.stringify((${asked})(gatewright, JSON.parse(clusters)))`, context);
}

/** The answers of Node, which loads what it needs on demand: were that not all, the bundle would not be tried as a whole. */
function fromNode(clusters) {
  const require = createRequire(import.meta.url);
  const answers = asked(require(entry), clusters);
  const loaded = Object.keys(require.cache);
  for (const engine of ['re2js', 'refa', '@marcbachmann/cel-js'])
    if (!loaded.some(file => file.includes(`/node_modules/${engine}/`))) throw new Error(`no question needs ${engine}`);
  const outcomes = answers.flatMap(one => one.answers.flatMap(({ value }) => value.map(({ outcome }) => outcome)));
  if (!outcomes.includes('backend')) throw new Error('no request is answered by a backend');
  return JSON.stringify(answers);
}

const folders = globSync('dist/manifests/*', { cwd: root, onlyDirectories: true }).sort();
const clusters = [...folders.map(filesIn), [{ file: 'rare.yaml', text: rare }]];
const bundle = await browserBundle();
if (fromBrowser(bundle, clusters) !== fromNode(clusters)) throw new Error('a browser gives other answers than Node');
const sizes = [bundle.length, gzipSync(bundle).length].map(bytes => `${(bytes / 1024).toFixed(0)} KiB`);
console.log(
  `${clusters.length} clusters, the same answers without Node; the bundle has ${sizes[0]}, ${sizes[1]} compressed`,
);
console.log('1 passed, 0 failed');
