// A source file, as tests see it: the module of that name in the bundle that tools/jest/bundle-sources.mjs makes.
const { Buffer } = require('node:buffer');
const { createHash } = require('node:crypto');
const { join, relative, sep } = require('node:path');

const root = join(__dirname, '../..');
const bundle = join(root, 'dist/dev/sources.cjs');
const inlineMap = /\n\/\/# sourceMappingURL=data:application\/json;base64,(\S+)\s*$/;

module.exports = {
  process(text, path) {
    if (path === bundle) return withMap(text);
    const name = relative(root, path).split(sep).join('/');
    return { code: `module.exports = require(${JSON.stringify(bundle)})[${JSON.stringify(name)}]();` };
  },
  getCacheKey: (text, path) =>
    createHash('sha256')
      .update(path === bundle ? text : path)
      .digest('hex'),
};

/** Jest knows no map that stands in the code itself. */
function withMap(text) {
  const [comment, map] = inlineMap.exec(text);
  return { code: text.slice(0, -comment.length), map: Buffer.from(map, 'base64').toString() };
}
