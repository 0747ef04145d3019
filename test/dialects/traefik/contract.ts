import { traefik } from '#dialects/traefik/index.js';
import type { Contract } from '../contract.js';
import { samples } from './samples.js';

/** What Traefik brings to the laws. */
export const contract: Contract = {
  dialect: traefik,
  settings: { name: 'traefik', kind: 'traefik', assumeEndpoints: true, noEndpoints: [] },
  unheld: [
    { because: 'only the usual port of each scheme is meant', holds: ({ port }) => port !== undefined },
    { because: 'it passes // on as it sees it, as one slash', holds: ({ path }) => path.includes('//') },
    {
      because: 'an escaped slash is no slash to it, and beside one stays',
      holds: ({ path }) => /\/%2f|%2f\//i.test(path),
    },
  ],
  alsoRight: [
    {
      because: 'where no entry point believes X-Forwarded-For it is known that it tells no address',
      holds: (meant, done) =>
        meant.outcome === 'unknown' &&
        meant.code === 'client-address' &&
        done.outcome === 'respond' &&
        done.status >= 400,
    },
    {
      because: 'certificates of clients are asked for in the handshake, before a path is looked at',
      holds: (meant, done) => meant.outcome === 'respond' && meant.status === 404 && done.outcome === 'refused',
    },
  ],
  elsewhere: [
    {
      because: 'the certificate of a route is for others to bring',
      holds: note => note.kind === 'missing-reference' && note.to.kind === 'Secret' && note.to.name === 'cert',
    },
    {
      because: 'what a plugin does stands in its own program',
      holds: note => note.kind === 'opaque-value' && note.key === 'spec.plugin',
    },
    {
      because:
        'braces and stars in a path are mostly meant as a pattern, and it is told that they are none; here they are meant as they stand',
      holds: note => note.kind === 'idle-matcher' && ['template', 'star', 'query'].includes(note.as),
    },
  ],
  samples,
  idle: [
    {
      because: 'no redirect to https is what happens where none is asked for',
      holds: ({ httpsRedirect }) => (httpsRedirect?.enabled === false ? 'httpsRedirect' : undefined),
    },
    {
      because: 'no certificate is asked of clients where nothing is said',
      holds: ({ clientCertificates }) =>
        clientCertificates?.verify === 'off' && clientCertificates.passed === undefined
          ? 'clientCertificates'
          : undefined,
    },
    {
      because: 'the name of the backend is told in every handshake',
      holds: ({ backendTls = {} }) =>
        Object.keys(backendTls).join() === 'sendsServerName' && backendTls.sendsServerName ? 'backendTls' : undefined,
    },
  ],
  unseen: {
    'clientCertificates.demanded': 'it tells two kinds of unverified certificates apart, and says nothing of others',
    'httpsRedirect.certifiedOnly': 'false is what it does, and true is refused',
    'httpsRedirect.dropsSlash': 'false is what it does, and true is refused',
    'httpsRedirect.namesPort': 'false is what it does, and true is refused',
    'externalAuthentication.global': 'false is what it does, and true is refused',
    'cors.sent': 'a list is sent with commas between its items: what stands around them is a part of these',
    'upstreamHost.endpoint': 'false is what it does where a host is named',
    'passwordAuthentication.users': 'one key holds them, and several are refused',
    'stickySessions.mode': 'a client stays, and that it does not is refused',
    'backendTls.sendsServerName': 'true is what it does, and false is refused',
    'backendProtocol.protocol': 'gRPC is spoken over h2c and https',
  },
  settled: { priority: 'a rule stands above those that it is meant to come before' },
  skips: {},
  /** Middlewares are kept under one text of namespace and name. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: makeID) */
  nameOf: ({ kind, namespace, name }) =>
    kind === 'Middleware' ? `Middleware ${namespace}-${name.replaceAll('.', '-')}` : undefined,
};
