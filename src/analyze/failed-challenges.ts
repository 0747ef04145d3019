import type { Challenge } from '#cluster/acme/challenges.js';
import { challengesOf } from '#cluster/acme/challenges.js';
import type { Solver } from '#cluster/acme/solver.js';
import type { SolverResources } from '#cluster/acme/solver-resources.js';
import { solverResources } from '#cluster/acme/solver-resources.js';
import type { Cluster } from '#cluster/cluster.js';
import { clusterOf } from '#cluster/cluster.js';
import { arrivalAt } from '#journey/arrival.js';
import type { Resource } from '#model/resource.js';
import type { Outcome, Request } from '#model/routing/request.js';
import type { NetworkModel } from '#network/index.js';
import { isolationOf } from '#network/index.js';
import type { ControllerReading } from '#facts/controller-reading.js';
import type { FailedChallenge } from '#facts/failed-challenge.js';
import { asker } from '#simulate/answer/answer.js';
import { dialectOf } from '#dialects/index.js';

/** How a cluster is read once more, with what cert-manager adds to it. */
export interface Reread {
  readonly readings: (cluster: Cluster) => readonly ControllerReading[];
  readonly network: (cluster: Cluster) => NetworkModel;
}

type ByIngress = Challenge & { readonly solver: Solver & { readonly kind: 'ingress' } };

/**
 * What becomes of the challenges by HTTP: the solvers' Pods, Services and Ingresses are added as cert-manager would add them, and
 * each is asked for as an ACME server asks. Of several controllers that serve it one is enough.
 */
export function failedChallenges(cluster: Cluster, reread: Reread): readonly FailedChallenge[] {
  const asked = challengesOf(cluster).filter((one): one is ByIngress => one.solver.kind === 'ingress');
  const solving = asked.flatMap((challenge, at) => {
    const solver = solverResources(cluster, challenge, at);
    return solver ? [{ challenge, solver }] : [];
  });
  if (solving.length === 0) return [];
  const { resources, complete, readCertificate, kubernetes } = cluster;
  const added = solving.flatMap(({ solver: { pod, service, ingress } }) => [pod, service, ingress]);
  const busy = clusterOf([...resources, ...added], complete, readCertificate, kubernetes);
  const network = reread.network(busy);
  const attempts = reread.readings(busy).map(reading => attemptThrough(reading, busy, network));
  return solving.flatMap(({ challenge, solver }) =>
    worthTelling(attempts.flatMap(attempt => attempt(challenge, solver) ?? [])),
  );
}

function worthTelling(outcomes: readonly (FailedChallenge | 'solved' | 'open')[]): readonly FailedChallenge[] {
  const failed = outcomes.filter((one): one is FailedChallenge => typeof one === 'object');
  return failed.length === outcomes.length ? failed : [];
}

type Attempt = (challenge: Challenge, solver: SolverResources) => FailedChallenge | 'solved' | 'open' | undefined;

/** The way through one controller; undefined where it does not serve the solver. */
function attemptThrough({ settings, table }: ControllerReading, cluster: Cluster, network: NetworkModel): Attempt {
  const { name: controller } = settings;
  const ask = asker(table);
  return (challenge, solver) => {
    if (dialectOf(settings.kind)?.claims(solver.ingress, cluster, settings) !== true) return undefined;
    const outcome = followed(ask, challenge.name, solver.path);
    if (!outcome || outcome.outcome === 'unknown') return 'open';
    const told = { challenge, controller, trace: outcome.trace };
    if (outcome.outcome !== 'backend' || !outcome.backends.every(one => leadsTo(solver, one.backend)))
      return { ...told, kind: 'taken', answer: answerOf(outcome) };
    const { pods } = arrivalAt(outcome.backend, { controller, cluster, network });
    if (pods?.network === 'denied') return { ...told, kind: 'cut-off', ...policyAt(network, cluster, solver.pod) };
    return pods?.network === 'allowed' ? 'solved' : 'open';
  };
}

/**
 * An ACME server follows redirects to ports 80 and 443, ten of them, and takes any certificate on the way. Undefined where they lead to
 * another host, of which nothing is known. (boulder at 006b618, va/http.go, processHTTPValidation and extractRequestTarget)
 */
function followed(ask: ReturnType<typeof asker>, host: string, path: string): Outcome | undefined {
  let asked: Asked = { scheme: 'http', host, path };
  for (let turn = 0; ; turn++) {
    const outcome = ask({ ...asked, method: 'GET', headers: {} });
    const next = outcome.outcome === 'redirect' ? redirected(outcome.location, asked) : undefined;
    if (turn === 10 || !next || isSame(next, asked)) return outcome;
    if (next.host !== host) return undefined;
    asked = next;
  }
}

type Asked = Pick<Request, 'scheme' | 'host' | 'path'>;

/** Where a redirect leads; undefined where no ACME server follows it. */
function redirected(location: string, from: Asked): Asked | undefined {
  if (location.startsWith('/') && !location.startsWith('//')) return { ...from, path: location };
  const [, scheme, host, port, path] = /^(https?):\/\/([^/:?#]+)(?::(\d+))?(\/[^#]*)?/i.exec(location) ?? [];
  if (scheme === undefined || host === undefined) return undefined;
  const secure = scheme.toLowerCase() === 'https';
  if (port !== undefined && port !== (secure ? '443' : '80')) return undefined;
  return { scheme: secure ? 'https' : 'http', host, path: path ?? '/' };
}

function isSame(one: Asked, other: Asked): boolean {
  return one.scheme === other.scheme && one.host === other.host && one.path === other.path;
}

function leadsTo({ namespace, name }: SolverResources, backend: { namespace: string; service: string }): boolean {
  return backend.namespace === namespace && backend.service === name;
}

function answerOf(outcome: Outcome): string {
  switch (outcome.outcome) {
    case 'backend':
      return `${outcome.backend.namespace}/${outcome.backend.service}`;
    case 'redirect':
      return `a redirect to ${outcome.location}`;
    case 'refused':
      return `a TLS handshake that fails: ${outcome.reason}`;
    case 'respond':
      return `status ${outcome.status}`;
    case 'unknown':
      return outcome.reason;
  }
}

function policyAt(network: NetworkModel, cluster: Cluster, pod: Resource): Pick<FailedChallenge, 'policy'> {
  const workload = cluster.pods.workloads.find(one => one.resource === pod);
  const policy = workload && isolationOf(network, workload)?.lacking;
  return policy ? { policy } : {};
}
