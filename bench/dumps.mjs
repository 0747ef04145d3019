#!/usr/bin/env node
// A dump of a cluster beside the manifests that made it: node bench/dumps.mjs [OBJECTS…]. Of each size, objects as people write them and as many as
// `kubectl get -A -o json` shows, with what the cluster made of others: `check` and `routes` of the built command line on a file of JSON each, and
// on the dump without managedFields, which --show-managed-fields alone prints, and with the values of Secrets kept back. `--write FOLDER APPLICATIONS` leaves both files. Figures only, processor time.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { redactedObjects } from './dumps/redacted.mjs';
import { storedObjects } from './dumps/stored.mjs';
import { writtenObjects } from './dumps/written.mjs';

const commandLine = fileURLToPath(new URL('../dist/lib/cli/bin.js', import.meta.url));
const [first, ...rest] = process.argv.slice(2);
if (first === '--write') writeBoth(rest[0], writtenObjects(Number(rest[1])));
else table([first, ...rest].filter(Boolean).map(Number));

function writeBoth(folder, written) {
  mkdirSync(folder, { recursive: true });
  writeList(join(folder, 'written.json'), written);
  writeList(join(folder, 'dump.json'), storedObjects(written));
}

function writeList(file, items) {
  writeFileSync(
    file,
    JSON.stringify({ apiVersion: 'v1', items, kind: 'List', metadata: { resourceVersion: '' } }, undefined, 2),
  );
}

function table(asked) {
  const sizes = asked.length > 0 ? asked : [1000, 3000, 10000];
  console.log(
    '                    objects     size     check  an object   an MB    routes  an object   exponent of check',
  );
  const before = {};
  for (const size of sizes) {
    for (const [name, objects] of Object.entries(inputs(size))) {
      const now = measured(objects);
      const last = before[name];
      const exponent = last ? (Math.log(now.check / last.check) / Math.log(now.objects / last.objects)).toFixed(2) : '';
      before[name] = now;
      console.log(line(name, now, exponent));
    }
  }
}

function line(name, { objects, bytes, check, routes }, exponent) {
  const ms = value => `${value.toFixed(0)} ms`.padStart(9);
  const each = value => `${((1000 * value) / objects).toFixed(0)} µs`.padStart(10);
  const megabytes = bytes / 1e6;
  return `${name.padEnd(20)}${String(objects).padStart(7)}${`${megabytes.toFixed(1)} MB`.padStart(9)}${ms(check)}${each(check)}${`${(check / megabytes).toFixed(0)} ms`.padStart(8)}${ms(routes)}${each(routes)}${exponent.padStart(8)}`;
}

/** As many applications as it takes for so many objects on either side. */
function inputs(size) {
  const written = writtenObjects(Math.ceil(size / 7)).slice(0, size);
  const dump = storedObjects(writtenObjects(Math.ceil(size / 17)));
  const bare = dump.map(one => ({ ...one, metadata: { ...one.metadata, managedFields: undefined } }));
  return { manifests: written, dump: bare, 'dump, redacted': redactedObjects(bare), 'dump, all fields': dump };
}

function measured(objects) {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-dumps-'));
  const file = join(folder, 'all.json');
  writeList(file, objects);
  const [check, routes] = ['check', 'routes'].map(command => spent(command, file));
  const { size: bytes } = statSync(file);
  rmSync(folder, { recursive: true });
  return { objects: objects.length, bytes, check, routes };
}

/** Processor time of a whole process, in milliseconds: it says so itself at its end. */
function spent(command, file) {
  const clock =
    'process.on("exit",()=>{const{user,system}=process.cpuUsage();process.stderr.write(`\\n${user+system}`)})';
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      `data:text/javascript,${encodeURIComponent(clock)}`,
      commandLine,
      command,
      file,
      '-o',
      'json',
      '--no-config',
    ],
    { maxBuffer: 1 << 30 },
  );
  const said = stderr.toString();
  if (status === null || status > 1) throw new Error(said);
  return Number(said.slice(said.lastIndexOf('\n') + 1)) / 1000;
}
