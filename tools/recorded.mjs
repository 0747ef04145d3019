// Takes a selection of the recorded answers into the tests: `node tools/recorded.mjs FOLDER`, where FOLDER holds nginx/*.json and
// traefik/*.json as the recorders write them. Each file becomes one of lines, a case a line, compressed: read it with zcat.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** Of each file every so many-th case. What was drawn at random says much the same again. */
const selection = {
  'nginx/routing': 1,
  'nginx/tls': 1,
  'nginx/backends': 1,
  'nginx/annotations': 1,
  'nginx/random': 5,
  'traefik/ingress': 1,
  'traefik/crd': 1,
  'traefik/random-ingress': 5,
  'traefik/random-ingressroute': 5,
};

const [from] = process.argv.slice(2);
if (from === undefined) throw new Error('node tools/recorded.mjs FOLDER: the folder of the recordings is missing');
const into = join(import.meta.dirname, '../test/dialects/recorded');
mkdirSync(into, { recursive: true });
for (const [name, each] of Object.entries(selection)) {
  const { controller, cases, ...file } = JSON.parse(readFileSync(join(from, `${name}.json`), 'utf8'));
  const taken = cases.filter((_, at) => at % each === 0).map(one => caseOf({ ...file, ...one }, controller));
  const lines = taken.map(one => JSON.stringify(one)).join('\n');
  writeFileSync(join(into, `${name.replace('/', '-')}.jsonl.gz`), gzipSync(lines, { level: 9 }));
  console.log(`${name}: ${taken.length} of ${cases.length} cases`);
}

/** What a question needs: how the recorder came to its answers stays in the recording. */
function caseOf(recorded, recorder) {
  const { name, about, configmap, flags, static: statics, noEndpoints, undecided, manifests, requests } = recorded;
  const controller = /^traefik/.test(recorder) ? 'traefik@3.7' : 'ingress-nginx@1.15';
  return { name, about, controller, configmap, flags, static: statics, noEndpoints, undecided, manifests, requests };
}
