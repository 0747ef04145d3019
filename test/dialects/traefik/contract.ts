import { traefik } from '#dialects/traefik/index.js';
import type { Contract } from '../contract.js';

/** What Traefik brings to the laws. */
export const contract: Contract = {
  dialect: traefik,
  settings: { name: 'traefik', kind: 'traefik', assumeEndpoints: true, noEndpoints: [] },
  conventions: {
    wildcard: 'one',
    redirect: { status: 301, path: 'keep' },
    www: { status: 301, path: 'keep' },
    otherMethods: 'kept',
    preflight: 200,
    clientCertificates: 'handshake',
  },
  unheld: [
    { because: 'only the usual port of each scheme is meant', holds: ({ port }) => port !== undefined },
    { because: 'it passes // on as it sees it, as one slash', holds: ({ path }) => path.includes('//') },
  ],
  alsoRight: [],
  elsewhere: [
    {
      because: 'the certificate of a route is for others to bring',
      holds: note => note.kind === 'missing-reference' && note.to.kind === 'Secret' && note.to.name === 'cert',
    },
  ],
  idle: [
    {
      because: 'no redirect to https is what happens where none is asked for',
      holds: ({ httpsRedirect }) => (httpsRedirect?.enabled === false ? 'httpsRedirect' : undefined),
    },
  ],
  unseen: {},
  skips: {},
  /** Middlewares are kept under one text of namespace and name. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: makeID) */
  nameOf: ({ kind, namespace, name }) =>
    kind === 'Middleware' ? `Middleware ${namespace}-${name.replaceAll('.', '-')}` : undefined,
};
