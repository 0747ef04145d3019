// Teaches esbuild what `#room/file.js` is: the source of that file. Data stays outside.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));

export const rooms = {
  name: 'rooms',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^#data\// }, ({ path }) => ({ path, external: true }));
    onResolve({ filter: /^#/ }, ({ path }) => ({ path: join(root, 'src', path.slice(1).replace(/\.js$/, '.ts')) }));
  },
};
