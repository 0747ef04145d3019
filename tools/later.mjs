// What a bundle needs only once it is at work stands in bundles of its own beside it: Node reads one when the first of its names is used.
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { bundled, root, rooms, sourceOf } from './rooms.mjs';

/**
 * Makes two files of a source: one with the rooms that are its own, and `later` beside it with what these take from others; what stands
 * in `beside` is in files that are there. A use of such a name has its file read, its import does not.
 */
export async function bundledInTwo(entry, outfile, { own, later, beside, ...options }) {
  const isOwn = file => own.includes(relative(join(root, 'src'), file).split(/[/\\]/)[0]);
  const taken = (await takenFromOthers(entry, isOwn)).filter(path => beside[path] === undefined);
  const contents = taken.map((path, at) => `export * as from${at} from '${path}';\n`).join('');
  const file = join(dirname(outfile), later);
  await bundled(undefined, file, { ...options, stdin: { contents, resolveDir: root, sourcefile: later } });
  const require = createRequire(outfile);
  const made = require(file);
  const names = new Map([
    ...taken.map((path, at) => [path, standIn(`./${later}`, made[`from${at}`], `.from${at}`)]),
    ...Object.entries(beside).map(([path, other]) => [path, standIn(other, require(other))]),
  ]);
  await bundled(entry, outfile, { ...options, plugins: [standIns(names), rooms] });
}

/** The modules of other rooms that the own ones import. */
async function takenFromOthers(entry, isOwn) {
  const taken = new Set();
  const listing = {
    name: 'listing',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^#/ }, ({ path, importer }) => {
        if (path.startsWith('#data/') || !isOwn(importer) || isOwn(sourceOf(path))) return undefined;
        taken.add(path);
        return { path, external: true };
      }),
  };
  await bundled(entry, join(root, 'dist/dev/listing.js'), { write: false, plugins: [listing, rooms] });
  return [...taken].sort();
}

/** In the place of a module of another room: its names, each read from its file when it is used. */
function standIn(file, exported, within = '') {
  return `for (const name of ${JSON.stringify(Object.keys(exported))})
  Object.defineProperty(exports, name, { enumerable: true, get: () => require('${file}')${within}[name] });
`;
}

function standIns(names) {
  return {
    name: 'stand-ins',
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^#/ }, ({ path }) => (names.has(path) ? { path, namespace: 'later' } : undefined));
      onResolve({ filter: /^\./, namespace: 'later' }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'later' }, ({ path }) => ({ contents: names.get(path) }));
    },
  };
}
