#!/usr/bin/env node
// Writes imports/: node tools/imports.mjs [FOLDER]. The custom resource definitions come from the store of schemas, data/, which holds no
// prose; `cdk8s import` makes the kinds of them. Needs no network: raise a version in tools/schemas, derive the store, then run this.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { root } from './rooms.mjs';

/** One group each, since `cdk8s import` makes a file of a group; what cert-manager makes for itself (Order, Challenge) nobody writes. */
const modules = [
  { name: 'traefik', store: 'traefik', group: 'traefik.io' },
  { name: 'gateway-api', store: 'gateway-api-1.6', group: 'gateway.networking.k8s.io' },
  { name: 'cert-manager', store: 'cert-manager', group: 'cert-manager.io' },
  { name: 'calico', store: 'calico', group: 'projectcalico.org' },
  { name: 'cilium', store: 'cilium', group: 'cilium.io' },
];
const folder = resolve(process.argv[2] ?? join(root, 'imports'));
const require = createRequire(import.meta.url);
const cdk8s = join(dirname(require.resolve('cdk8s-cli/package.json')), 'bin/cdk8s');
const { bundles } = read('kinds.json');

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'crds'), { recursive: true });
for (const module of modules) {
  const definitions = join(folder, 'crds', `${module.name}.yaml`);
  writeFileSync(definitions, definitionsOf(module));
  imported(module, definitions);
}

/** The definitions of a group's kinds as `kubectl apply` would take them: of each its newest version, and of two channels the stable one. */
function definitionsOf({ store, group }) {
  const { source, channels, shared } = read(`definitions/${store}.json`);
  const scopes = bundles.find(one => one.file === store).kinds;
  const kinds = Object.entries(channels[0].kinds)
    .map(([key, kind]) => ({ ...identity(key), ...kind, namespaced: scopes[key] === 1 }))
    .filter(one => one.group === group);
  const newest = kinds.filter(one => !kinds.some(other => other.kind === one.kind && rank(other) > rank(one)));
  const documents = newest.sort((a, b) => (a.kind < b.kind ? -1 : 1)).map(one => definitionOf(one, shared));
  const options = { aliasDuplicateObjects: false, lineWidth: 0 };
  return `# From ${source}, without prose; written by tools/imports.mjs.\n${documents.map(one => stringify(one, options)).join('---\n')}`;
}

function identity(key) {
  const [group, version, kind] = key.split('/');
  return { group, version, kind };
}

/** A higher number for what Kubernetes prefers: v2, v1, v1beta2, v1beta1, v1alpha1 (apimachinery v0.36.3, pkg/version/helpers.go). */
function rank({ version }) {
  const [, major, stage, minor] = /^v(\d+)(?:(alpha|beta)(\d+))?$/.exec(version);
  const stages = { alpha: 0, beta: 1 };
  return (stages[stage] ?? 2) * 1e4 + Number(major) * 100 + Number(minor ?? 0);
}

function definitionOf({ group, version, kind, namespaced, status, schema }, shared) {
  const singular = kind.toLowerCase();
  const plural = pluralOf(singular);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      names: { kind, listKind: `${kind}List`, plural, singular },
      scope: namespaced ? 'Namespaced' : 'Cluster',
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          ...(status && { subresources: { status: {} } }),
          schema: { openAPIV3Schema: whole(schema, shared) },
        },
      ],
    },
  };
}

/** What `kubectl` calls many of a kind (apimachinery v0.36.3, pkg/api/meta/restmapper.go, UnsafeGuessKindToResource). */
function pluralOf(singular) {
  if (singular.endsWith('s')) return `${singular}es`;
  return singular.endsWith('y') ? singular.replace(/y$/, 'ies') : `${singular}s`;
}

/** A schema in which what the store shares by name stands where it is used, and numbers or texts are said as `cdk8s import` reads them. */
function whole(schema, shared) {
  if (Array.isArray(schema)) return schema.map(one => whole(one, shared));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') return whole(shared[schema.$ref], shared);
  const either =
    schema['x-kubernetes-int-or-string'] === true ? { anyOf: [{ type: 'integer' }, { type: 'string' }] } : {};
  const entries = Object.entries(schema).map(([key, value]) => [key, whole(value, shared)]);
  return { ...either, ...Object.fromEntries(entries) };
}

/** Lets `cdk8s import` write the kinds of a file of definitions; what it names by the group is named by the module. */
function imported({ name, group }, definitions) {
  const outside = mkdtempSync(join(tmpdir(), 'gatewright-imports-'));
  const options = ['--language', 'typescript', '--no-save', '--no-check-upgrade', '--output', outside];
  execFileSync(process.execPath, [cdk8s, 'import', definitions, ...options], {
    cwd: outside,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const text = readFileSync(join(outside, `${group}.ts`), 'utf8');
  rmSync(outside, { recursive: true, force: true });
  writeFileSync(join(folder, `${name}.ts`), text);
  console.log(`${name}: ${(text.length / 1024).toFixed(0)} KiB`);
}

function read(path) {
  return JSON.parse(readFileSync(join(root, 'data', path), 'utf8'));
}
