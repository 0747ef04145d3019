import { nginx } from '#dialects/nginx/index.js';
import type { Contract } from '../contract.js';

/** What ingress-nginx brings to the laws. */
export const contract: Contract = {
  dialect: nginx,
  settings: { name: 'nginx', kind: 'ingress-nginx', assumeEndpoints: true, noEndpoints: [] },
  conventions: {
    wildcard: 'one',
    redirect: { status: 308, path: 'keep' },
    www: { status: 308, path: 'trimmed' },
    otherMethods: 'same',
    preflight: 204,
    clientCertificates: 'answer',
  },
  unheld: [
    {
      because: 'where no host is named the controller keeps some paths to itself',
      holds: ({ path }) => /^\/(?:healthz|nginx_status)/.test(path),
    },
    { because: 'it rewrites // as it sees it, as one slash', holds: ({ path }) => path.includes('//') },
  ],
  alsoRight: [
    {
      because:
        'a path that no route takes has the annotations of the first Ingress of its host: it is redirected to https before it is not found',
      holds: (meant, done) =>
        meant.outcome === 'respond' &&
        meant.status === 404 &&
        done.outcome === 'redirect' &&
        done.location.startsWith('https://'),
    },
    {
      because: 'and where the Ingresses of a host differ in that, no manifest tells which one is first',
      holds: (meant, done) =>
        meant.outcome === 'respond' &&
        meant.status === 404 &&
        done.outcome === 'unknown' &&
        done.code === 'creation-time',
    },
  ],
  elsewhere: [
    {
      because: 'the certificate of a route is for others to bring',
      holds: note => note.kind === 'missing-reference' && note.to.kind === 'Secret' && note.to.name === 'cert',
    },
  ],
  idle: [],
  unseen: {
    'httpsRedirect.status': 'it is written only where it is the one of the ConfigMap, and no annotation holds it',
  },
  skips: {
    'a route alone is written as it is among others':
      'one regular expression turns the whole host into regular expressions, and a host repeats the paths of less specific hosts',
  },
};
