import type { Conventions } from '#model/routing/conventions.js';
import { escaping } from './values/escaping.js';

/**
 * What Traefik does where nobody says it: a star is one label (HostRegexp), redirects are permanent ones, 301 for GET and 308 for all else
 * (pkg/middlewares/redirect/redirect.go: moveHandler), a preflight is answered 200 (pkg/middlewares/headers/header.go: processCorsHeaders), and a
 * client without a certificate gets no further than the handshake (pkg/tls/tlsmanager.go: buildTLSConfig). (traefik v3.7.9)
 */
export const conventions: Conventions = {
  wildcard: 'one',
  redirect: { status: 301, path: 'keep' },
  www: { status: 301, path: 'keep' },
  otherMethods: 'kept',
  preflight: 200,
  clientCertificates: 'handshake',
  escaping,
};
