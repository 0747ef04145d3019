import type { Escaping } from '#model/routing/table.js';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** What nginx leaves as it stands in a path that it changed, and in arguments. (nginx 1.27, src/core/ngx_string.c: ngx_escape_uri with NGX_ESCAPE_URI and NGX_ESCAPE_ARGS) */
export const escaping: Escaping = {
  path: `${letters}!"$&'()*+,-./:;<=>@[\\]^_\`{|}~`,
  arguments: `${letters}!"$'()*,-./:<=>@[\\]^_\`{|}~`,
};
