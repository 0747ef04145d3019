#!/usr/bin/env node
// Holds the rendered examples to another validator, kubeconform, with schemas of our store: nothing is fetched but the Go module itself, once.
// It is held to its task first: of each kind one manifest with a field that does not exist, and with a field of the wrong type, has to be refused.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseAllDocuments, stringify } from 'yaml';
import { root } from './rooms.mjs';
import { jsonSchemaOf } from './schemas/json-schemas.mjs';

const version = 'v0.8.0';
const minor = 36;
const manifests = join(root, 'dist/manifests');

if (spawnSync('go', ['version']).status !== 0) {
  console.log('skipped: no Go');
  process.exit(0);
}
const kubeconform = installed();
const folder = mkdtempSync(join(tmpdir(), 'gatewright-kubeconform-'));
try {
  const all = readdirSync(manifests).flatMap(resourcesIn);
  writeSchemas(new Set(all.map(keyOf)));
  const refused = validated(all).filter(one => one.status !== 'statusValid');
  for (const { filename, kind, name, msg } of refused) console.log(`${basename(filename)}: ${kind} ${name}: ${msg}`);
  const oneEach = [...new Map(all.map(one => [keyOf(one), one])).values()];
  const spoiled = oneEach.flatMap(one => [
    { ...one, value: { ...one.value, gatewright: 'no such field' } },
    ...(one.value.spec
      ? [{ ...one, value: { ...one.value, spec: { ...one.value.spec, gatewright: 'no such field' } } }]
      : []),
    { ...one, value: { ...one.value, metadata: { ...one.value.metadata, labels: 'no mapping' } } },
  ]);
  const overlooked = validated(spoiled).filter(one => one.status !== 'statusInvalid');
  for (const { kind, name, status } of overlooked) console.log(`${kind} ${name}, spoiled, is not refused (${status})`);
  console.log(
    `${all.length - refused.length} of ${all.length} resources of ${oneEach.length} kinds fit; ${spoiled.length - overlooked.length} of ${spoiled.length} spoiled ones are refused`,
  );
  process.exitCode = all.length > 0 && refused.length + overlooked.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The program, built once of its module. */
function installed() {
  const into = join(root, 'dist/dev/kubeconform', version);
  const program = join(into, 'kubeconform');
  if (!existsSync(program))
    execFileSync('go', ['install', `github.com/yannh/kubeconform/cmd/kubeconform@${version}`], {
      env: { ...process.env, GOBIN: into, GOFLAGS: '-mod=mod' },
      stdio: 'inherit',
    });
  return program;
}

/** The resources of an example, with the files that they stand in. */
function resourcesIn(example) {
  const files = readdirSync(join(manifests, example)).filter(name => name.endsWith('.yaml'));
  return files.flatMap(file => {
    const documents = parseAllDocuments(readFileSync(join(manifests, example, file), 'utf8'));
    return documents.map(one => ({ file: `${example}-${file}`, value: one.toJS() }));
  });
}

/** `group/version/Kind` */
function keyOf({ value: { apiVersion, kind } }) {
  return `${apiVersion.includes('/') ? apiVersion : `/${apiVersion}`}/${kind}`;
}

function writeSchemas(keys) {
  for (const key of keys) {
    const schema = jsonSchemaOf(key, minor);
    if (schema === undefined) throw new Error(`the store has no schema of ${key}`);
    const [group, of, kind] = key.split('/');
    const file = join(folder, 'schemas', group || of, `${kind.toLowerCase()}_${of}.json`);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify(schema));
  }
}

/** What kubeconform says of each. */
function validated(resources) {
  const into = mkdtempSync(join(folder, 'manifests-'));
  for (const file of new Set(resources.map(one => one.file))) {
    const documents = resources.filter(one => one.file === file).map(one => stringify(one.value));
    writeFileSync(join(into, file), documents.join('---\n'));
  }
  const location = join(folder, 'schemas', '{{.Group}}', '{{.ResourceKind}}_{{.ResourceAPIVersion}}.json');
  const { stdout, stderr } = spawnSync(
    kubeconform,
    ['-strict', '-verbose', '-output', 'json', '-schema-location', location, into],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const found = stdout === '' ? [] : JSON.parse(stdout).resources;
  if (found.length !== resources.length)
    throw new Error(`kubeconform saw ${found.length} of ${resources.length} resources\n${stderr}`);
  return found;
}
