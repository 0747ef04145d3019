#!/usr/bin/env node
// Derives the store of schemas, data/: node tools/schemas/derive.mjs [--modules FOLDER]. Run by hand for a new version: raise it in
// versions.mjs, run, look at the figures, commit what changed. Needs Go (it downloads the modules into FOLDER, by default a
// temporary one) and no other tool. All prose stays behind: what is kept are names, types, bounds and rules.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeDataTable } from './data-table.mjs';
import { bundlesOf } from './definitions.mjs';
import { kubernetesOf } from './kubernetes.mjs';
import { lifecycleOf } from './lifecycle.mjs';
import { moduleFolder } from './modules.mjs';
import { versions } from './versions.mjs';

const at = process.argv.indexOf('--modules');
const modules = at > 0 ? process.argv[at + 1] : mkdtempSync(join(tmpdir(), 'gatewright-modules-'));
const data = fileURLToPath(new URL('../../data', import.meta.url));
const folder = (path, version) => moduleFolder(modules, path, version);

const kubernetes = kubernetesOf(
  versions.kubernetes.map(version => ({ version, folder: folder('k8s.io/kubernetes', version) })),
);
const bundles = bundlesOf(
  versions.bundles.map(bundle => ({
    ...bundle,
    folder: bundle.module ? folder(bundle.module, bundle.version) : fileURLToPath(new URL('.', import.meta.url)),
  })),
);
const gone = lifecycleOf(folder('k8s.io/api', versions.api));

rmSync(data, { recursive: true, force: true });
write('kinds.json', {
  versions: kubernetes.versions,
  kinds: kubernetes.kinds,
  gone,
  bundles: bundles.map(({ file, kinds }) => ({ file, kinds })),
});
for (const [name, definitions] of Object.entries(kubernetes.packages)) write(`kubernetes/${name}.json`, definitions);
for (const { file, ...bundle } of bundles) write(`definitions/${file}.json`, bundle.content);
await writeDataTable();

function write(path, content) {
  const text = JSON.stringify(content) + '\n';
  mkdirSync(join(data, path, '..'), { recursive: true });
  writeFileSync(join(data, path), text);
  console.log(`${path}: ${(text.length / 1024).toFixed(1)} KiB`);
}
