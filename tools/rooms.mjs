// Teaches bundlers what `#room/file.js` is: the source of that file. Data stays outside.
import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** The source that `#room/file.js` names. */
export const sourceOf = path => join(root, 'src', path.slice(1).replace(/\.js$/, '.ts'));

export const rooms = {
  name: 'rooms',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^#data\// }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^#/ }, ({ path }) => ({ path: sourceOf(path) }));
  },
};

/** Makes one file of a source (or of a text: `stdin`) and of what it needs, for Node; what is installed stays outside. */
export function bundled(entry, outfile, options = {}) {
  return build({
    entryPoints: entry && [join(root, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    plugins: [rooms],
    legalComments: 'none',
    logLevel: 'warning',
    ...options,
  });
}
