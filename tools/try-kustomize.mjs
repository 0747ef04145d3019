#!/usr/bin/env node
// Holds what we build of kustomizations to kustomize itself, value by value, over random trees: nothing is fetched but the Go module, once.
// tools/try-kustomize.mjs [TREES [FIRST-SEED]]; `--keep` leaves the trees that differ in dist/dev/kustomize/differs.
import { Buffer } from 'node:buffer';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { treeOf } from './kustomize/trees.mjs';
import { bundled, root } from './rooms.mjs';

const version = 'v5.8.2';
const made = join(root, 'dist/dev/kustomize');
/** Of what is built, this part has to be built by both: the trees that kustomize refuses tell little. */
const wantedShare = 0.6;
/** Milliseconds after which no further tree is begun. */
const longest = 120_000;

if (spawnSync('go', ['version']).status !== 0) {
  console.log('skipped: no Go');
  process.exit(0);
}
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { keep: { type: 'boolean' } } });
const [trees, first] = [Number(positionals[0] ?? 60), Number(positionals[1] ?? 1)];
const program = installed();
const { built, parseManifest } = await ours();
const count = { same: 0, refused: 0, different: 0 };
const end = Date.now() + longest;
let tried = 0;
for (; tried < trees && Date.now() < end; tried += 1) tryTree(first + tried);
console.log(
  `${tried} of ${trees} trees: ${count.same} roots are built alike, ${count.refused} refused by both, ${count.different} differ`,
);
const isTold = count.same >= wantedShare * (count.same + count.refused);
if (!isTold) console.log('too few roots are built at all: the trees tell too little');
process.exitCode = count.same > 0 && isTold && count.different === 0 ? 0 : 1;

/** The program, built once of its module. */
function installed() {
  const into = join(made, version);
  const file = join(into, 'kustomize');
  if (!existsSync(file))
    execFileSync('go', ['install', `sigs.k8s.io/kustomize/kustomize/v5@${version}`], {
      env: { ...process.env, GOBIN: into, GOFLAGS: '-mod=mod' },
      stdio: 'inherit',
    });
  return file;
}

/** Our own builder, from the sources. */
async function ours() {
  const contents = `export { built } from '#kustomize/build/build.js';\nexport { parseManifest } from '#parse/manifests.js';`;
  const outfile = join(made, 'built.cjs');
  await bundled(undefined, outfile, { stdin: { contents, resolveDir: root } });
  return createRequire(import.meta.url)(outfile);
}

function tryTree(seed) {
  const tree = treeOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-kustomize-'));
  try {
    writeTree(folder, tree.files);
    const told = tree.roots.flatMap(one =>
      differences(folder, tree.files, one).map(line => `seed ${seed}, ${one}: ${line}`),
    );
    for (const line of told) console.log(line);
    if (told.length > 0 && options.keep) writeTree(join(made, 'differs', String(seed)), tree.files);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeTree(folder, files) {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** What one root is built to differently, a line each. */
function differences(folder, files, of) {
  const real = spawnSync(program, ['build', '--load-restrictor', 'LoadRestrictionsNone', '--reorder', 'none', of], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 60_000,
  });
  const own = built(of, fileTreeOf(files));
  const refusals = own.notes
    .filter(one => one.kind !== 'entry-idle' && one.kind !== 'field-deprecated')
    .concat(own.unreadable);
  const isRefused = refusals.length > 0;
  const lines = [];
  if (real.status !== 0 && !isRefused) lines.push(`only kustomize refuses: ${real.stderr.trim().split('\n').at(-1)}`);
  else if (real.status === 0 && isRefused) lines.push(`only we refuse: ${JSON.stringify(refusals[0])}`);
  else if (real.status === 0)
    lines.push(...differing(parseManifest('real.yaml', real.stdout).resources, own.resources));
  count[lines.length > 0 ? 'different' : isRefused ? 'refused' : 'same'] += 1;
  return lines;
}

function fileTreeOf(files) {
  return {
    isFolder: path => Object.keys(files).some(file => file.startsWith(`${path}/`)),
    read: file => (files[file] === undefined ? undefined : { text: files[file], bytes: Buffer.from(files[file]) }),
  };
}

/** Resources, one after the other, and each of their values. */
function differing(real, own) {
  const [wanted, got] = [real.map(idOf), own.map(idOf)];
  if (wanted.join() !== got.join()) return [`kustomize builds ${wanted.join(', ')}; we build ${got.join(', ')}`];
  return real.flatMap((one, index) => {
    const [theirs, leaves] = [leavesOf(one.value), leavesOf(own[index].value)];
    const paths = [...new Set([...theirs.keys(), ...leaves.keys()])].filter(
      path => theirs.get(path) !== leaves.get(path),
    );
    return paths.map(
      path => `${wanted[index]}: ${path} is ${theirs.get(path)} for kustomize, ${leaves.get(path)} for us`,
    );
  });
}

function idOf({ value: { apiVersion, kind, metadata } }) {
  return `${apiVersion} ${kind} ${metadata?.namespace ?? ''}/${metadata?.name}`;
}

/** Every value that holds no others, as text, by its path. */
function leavesOf(value, path = '', into = new Map()) {
  const entries = value !== null && typeof value === 'object' ? Object.entries(value) : [];
  if (entries.length === 0) into.set(path, JSON.stringify(value));
  for (const [key, one] of entries) leavesOf(one, `${path}/${key}`, into);
  return into;
}
