import type { Conventions } from '#model/routing/conventions.js';
import { escaping } from './values/escaping.js';

/**
 * What ingress-nginx does where nobody says it: a star is one label (a regular expression in server_name), redirects of its own are 308
 * for all methods (`http-redirect-code`), the one to or from www without the last slash, a preflight is answered 204, and a client without a
 * certificate is answered by nginx. (ingress-nginx v1.15.1, internal/ingress/controller/config/config.go: NewDefault;
 * rootfs/etc/nginx/template/nginx.tmpl, rootfs/etc/nginx/lua/lua_ingress.lua; recorded with v1.15.1)
 */
export const conventions: Conventions = {
  wildcard: 'one',
  redirect: { status: 308, path: 'keep' },
  www: { status: 308, path: 'trimmed' },
  otherMethods: 'same',
  preflight: 204,
  clientCertificates: 'answer',
  escaping,
};
