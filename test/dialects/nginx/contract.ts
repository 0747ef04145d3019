import { nginx } from '#dialects/nginx/index.js';
import { backendName } from '#model/backend.js';
import type { Outcome } from '#model/routing/request.js';
import type { Contract } from '../contract.js';
import { samples } from './samples.js';

/** What ingress-nginx brings to the laws. */
export const contract: Contract = {
  dialect: nginx,
  settings: { name: 'nginx', kind: 'ingress-nginx', assumeEndpoints: true, noEndpoints: [] },
  unheld: [
    {
      because: 'where no host is named the controller keeps some paths to itself',
      holds: ({ path }) => /^\/(?:healthz|nginx_status)/.test(path),
    },
    { because: 'it rewrites // as it sees it, as one slash', holds: ({ path }) => path.includes('//') },
  ],
  alsoRight: [
    {
      because: 'a path that is rewritten has lost the escapes that nginx does not need',
      holds: (meant, done) =>
        meant.outcome === 'backend' &&
        done.outcome === 'backend' &&
        backendName(meant.backend) === backendName(done.backend) &&
        meant.upstream.path !== done.upstream.path &&
        decodeURI(meant.upstream.path) === decodeURI(done.upstream.path),
    },
    {
      because:
        'a path that no route takes has the annotations of the first Ingress of its host: it is redirected before it is not found',
      holds: (meant, done) => isNotFound(meant) && done.outcome === 'redirect',
    },
    {
      because:
        'for the same reason who may not come is told so before the path is not found; certificates of clients are asked for by the whole host',
      holds: (meant, done) => isNotFound(meant) && (isTurnedAway(done) || isDecidedByOthers(done)),
    },
    {
      because: 'over plain HTTP there is no certificate, and where its subject is asked for it turns everybody away',
      holds: (meant, done) =>
        isDecidedByOthers(meant) &&
        done.outcome === 'respond' &&
        done.reason === 'the request shows no client certificate with the subject',
    },
    {
      because: 'for the same reason a preflight request is answered there too',
      holds: (meant, done) => isNotFound(meant) && done.outcome === 'respond' && done.status === 204,
    },
    {
      because: 'and where the Ingresses of a host differ in that, no manifest tells which one is first',
      holds: (meant, done) => isNotFound(meant) && done.outcome === 'unknown' && done.code === 'creation-time',
    },
  ],
  elsewhere: [
    {
      because: 'the certificate of a route is for others to bring',
      holds: note => note.kind === 'missing-reference' && note.to.kind === 'Secret' && note.to.name === 'cert',
    },
    {
      because: 'the service that is asked whether requests may pass is for others to bring',
      holds: note => note.kind === 'missing-reference' && note.to.kind === 'Service' && note.to.name === 'auth',
    },
    {
      because:
        'the root of a host, where no route asks for it, takes the redirect of the first Ingress: nothing that is written can spare it',
      holds: note => note.kind === 'spreading-value' && note.becomes === 'unnamed',
    },
  ],
  samples,
  idle: [],
  unseen: {
    'httpsRedirect.status': 'it is written only where it is the one of the ConfigMap, and no annotation holds it',
  },
  settled: {},
  skips: {
    'a route alone is written as it is among others, but for what is settled among them':
      'one regular expression turns the whole host into regular expressions, and a host repeats the paths of less specific hosts',
  },
};

function isNotFound(outcome: Outcome): boolean {
  return outcome.outcome === 'respond' && outcome.status === 404;
}

function isTurnedAway(outcome: Outcome): boolean {
  return outcome.outcome === 'respond' && [400, 401, 403].includes(outcome.status);
}

function isDecidedByOthers(outcome: Outcome): boolean {
  return outcome.outcome === 'unknown' && (outcome.code === 'external-answer' || outcome.code === 'client-address');
}
