import type { PlacedContainer } from '#cluster/containers.js';
import type { ToldText } from '#cluster/told/told-texts.js';
import { containersIn, toldTexts } from '#cluster/told/told-texts.js';
import type { Workload } from '#cluster/workloads.js';
import { workloadName } from '#cluster/workloads.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const listenPortDiffers = rule({
  id: 'listen-port-differs',
  category: 'service',
  severity: 'warning',
  summary: 'A container is told to listen on another port than those that it declares.',
  why: 'Services, probes and network policies follow the declared port, and nothing listens there: connections are refused.',
  fix: 'Give the program the port that is declared, or declare the one that it is given, and lead the Service there.',
  reads: ['cluster'],
  *check({ cluster }) {
    for (const workload of cluster.pods.workloads)
      for (const placed of containersIn(workload)) yield* differing(workload, placed);
  },
});

function* differing(workload: Workload, placed: PlacedContainer): Iterable<Finding> {
  const declared = declaredBy(workload, placed);
  if (declared.length === 0) return;
  const told = listenPorts(toldTexts(placed));
  // A program may have several listeners: as long as one of them is declared, the others may be meant for itself.
  if (told.some(({ port }) => declared.includes(port))) return;
  for (const { path, port } of told) {
    const { resource } = workload;
    const message = `${workloadName(workload)} is told to listen on ${port}, and declares ${declared.join(', ')}`;
    yield { at: resource.locate(path, 'value'), subject: subjectOf(resource), path, message };
  }
}

function declaredBy(workload: Workload, { path }: PlacedContainer): readonly number[] {
  const isOwn = (one: { readonly path: readonly (string | number)[] }): boolean =>
    path.every((key, at) => one.path[at] === key);
  return workload.ports.filter(isOwn).map(({ port }) => port);
}

interface Told extends Pick<ToldText, 'path'> {
  readonly port: number;
}

/** Flags and variables that mean the port on which a program itself listens, whatever the program. */
const flag =
  /^--?(?:port|p|listen|listen[-_.]?(?:port|address|addr)|bind|bind[-_.]?(?:port|address)|addr|address|http[-_.]?port|server[-_.]port|web\.listen-address)$/i;
const variables =
  /^(?:PORT|HTTP_PORT|SERVER_PORT|LISTEN_PORT|APP_PORT|BIND_PORT|LISTEN_ADDR(?:ESS)?|BIND_ADDR(?:ESS)?|ASPNETCORE_(?:HTTP_PORTS|URLS))$/;

function listenPorts(texts: readonly ToldText[]): readonly Told[] {
  return texts.flatMap(({ path, text, variable }, index): readonly Told[] => {
    const value =
      variable === undefined
        ? valueOfFlag(text, texts[index + 1])
        : variables.test(variable)
          ? { text, path }
          : undefined;
    const port = value && portOf(value.text);
    return value && port !== undefined ? [{ path: value.path ?? path, port }] : [];
  });
}

/** `--port=80`, or `--port` with what comes next. */
function valueOfFlag(
  word: string,
  next: ToldText | undefined,
): { readonly text: string; readonly path?: ToldText['path'] } | undefined {
  const at = word.indexOf('=');
  if (at >= 0) return flag.test(word.slice(0, at)) ? { text: word.slice(at + 1) } : undefined;
  return flag.test(word) && next?.variable === undefined && next ? next : undefined;
}

/** The port of `8080`, `:8080`, `0.0.0.0:8080`, `http://+:8080`; of several none is told. */
function portOf(text: string): number | undefined {
  const [, digits] = /^(?:(?:https?:\/\/|tcp:\/\/)?(?:[-\w.+*]*|\[[\da-f:]*\]):)?(\d{1,5})\/?$/i.exec(text) ?? [];
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? port : undefined;
}
