import type { PlacedContainer } from '#cluster/containers.js';
import { containersIn, toldTexts } from '#cluster/told/told-texts.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { isObject, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const probePortClosed = rule({
  id: 'probe-port-closed',
  category: 'service',
  severity: 'error',
  summary: 'A probe asks a port that no container of the pod opens.',
  why: 'A readiness probe that never succeeds leaves the Service without endpoints, and every route to it ends in 503; a liveness or startup probe has the container killed again and again.',
  fix: 'Ask the port on which the container listens: its number, or the name that stands in ports.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const workload of cluster.pods.workloads)
      for (const placed of containersIn(workload)) yield* closed(workload, placed);
  },
});

const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'];

interface Probed {
  readonly probe: string;
  readonly path: Path;
  readonly port: string | number;
}

function* closed(workload: Workload, placed: PlacedContainer): Iterable<Finding> {
  const asked = portsAsked(placed);
  for (const one of asked) {
    const because = closedBecause(workload, placed, one, asked);
    if (because === undefined) continue;
    const { resource } = workload;
    const severity = typeof one.port === 'string' ? 'error' : 'warning';
    const message = `${one.probe} of ${workloadName(workload)} asks port ${one.port}, ${because}`;
    yield { at: resource.locate(one.path), subject: subjectOf(resource), path: one.path, severity, message };
  }
}

function portsAsked({ container, path }: PlacedContainer): readonly Probed[] {
  return probes.flatMap(probe =>
    ['httpGet', 'tcpSocket', 'grpc'].flatMap((how): readonly Probed[] => {
      const action = objectOf(container[probe])[how];
      // A probe of another host asks nothing of the pod.
      if (!isObject(action) || action['host'] !== undefined) return [];
      const { port } = action;
      const isPort = typeof port === 'string' || typeof port === 'number';
      return isPort ? [{ probe, path: [...path, probe, how, 'port'], port }] : [];
    }),
  );
}

/**
 * A name has to stand among the ports of the container itself (kubernetes v1.36, pkg/probe/util.go, ResolveContainerPort). To
 * declare a number is documentation, and many programs answer for their health on another one: it is closed where another probe
 * of the container asks a port that is declared, and nothing tells the container of this one.
 */
function closedBecause(
  workload: Workload,
  placed: PlacedContainer,
  one: Probed,
  asked: readonly Probed[],
): string | undefined {
  const { port } = one;
  const own = workload.ports.filter(
    ({ path }) => path.slice(0, placed.path.length).join('/') === placed.path.join('/'),
  );
  const opened = `it opens ${own.map(({ port: number, name }) => (name === undefined ? String(number) : `${number} (${name})`)).join(', ')}`;
  if (typeof port === 'string' && !/^\d+$/.test(port))
    return own.some(({ name }) => name === port)
      ? undefined
      : `a name that no port of the container has; ${own.length === 0 ? 'it opens nothing' : opened}`;
  const number = Number(port);
  if (own.length === 0 || workload.ports.some(declared => declared.port === number) || isTold(placed, number))
    return undefined;
  const others = asked.some(
    other => other.port !== port && own.some(({ port: is, name }) => is === other.port || name === other.port),
  );
  return others ? `which the container does not open; ${opened}` : undefined;
}

function isTold(placed: PlacedContainer, port: number): boolean {
  return toldTexts(placed).some(({ text }) => new RegExp(`(?<!\\d)${port}(?!\\d)`).test(text));
}
