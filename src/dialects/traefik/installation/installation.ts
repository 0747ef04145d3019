import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { helmReleases } from '#cluster/helm/helm-releases.js';
import type { Json, JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { InstalledController } from '#dialects/dialect.js';
import type { Which } from '#dialects/which-installation.js';
import { placeOfWorkload, tagOf, whichOf } from '#dialects/which-installation.js';
import { fieldOf } from './static-field.js';
import { chartTraefik } from './chart.js';
import { exposedPorts } from '../../exposed-ports.js';
import { traefikContainer, wordsOf } from './traefik-container.js';

/** A Traefik among the manifests: what its arguments say, and the ports of Services before its own. */
export interface Installation {
  readonly static: JsonObject;
  /** By port of the pod: the port that a Service of its pods has for it. */
  readonly exposed: ReadonlyMap<number, number>;
  /** The tag of its image. */
  readonly version: string | undefined;
}

/** The Traefik that the settings mean: a workload, or a chart that brings it. */
export function installationIn(cluster: Cluster, settings: Which): Installation | undefined {
  const { ingressClasses } = settings;
  const servesOwn = ({ words }: RunningTraefik): boolean =>
    ingressClasses?.includes(classIn(configurationIn(words))) === true;
  const found = whichOf(runningTraefiks(cluster), settings, servesOwn);
  if (!found) return undefined;
  const { words, exposed, version } = found;
  return { static: configurationIn(words), exposed: exposed(), version };
}

/** A Traefik that runs among the manifests, with the words that it is started with. */
interface RunningTraefik {
  readonly place: InstalledController['place'];
  readonly words: readonly string[];
  readonly exposed: () => Installation['exposed'];
  readonly version: string | undefined;
  /** Why a chart may be given more than the manifests hold. */
  readonly open?: string;
}

/** A chart counts where no workload does: what was rendered of it may stand beside it. */
function runningTraefiks(cluster: Cluster): readonly RunningTraefik[] {
  const workloads = ['Deployment', 'DaemonSet', 'StatefulSet'].flatMap(kind => ofKind(cluster, 'apps', kind));
  const found = workloads.flatMap((workload): readonly RunningTraefik[] => {
    const container = traefikContainer(workload)?.container;
    if (!container) return [];
    const version = tagOf(textOf(container['image']) ?? '');
    const exposed = () => exposedPorts(cluster, workload, container);
    return [{ place: placeOfWorkload(workload), words: wordsOf(container), exposed, version }];
  });
  if (found.length > 0) return found;
  return helmReleases(cluster).flatMap(release => {
    const chart = chartTraefik(release);
    return chart ? [{ ...chart, exposed: () => chart.exposed }] : [];
  });
}

/** A chart that brings a Traefik, and why it may be given more values than the manifests hold. */
interface OpenChart extends Pick<InstalledController['place'], 'resource' | 'path'> {
  readonly open: string;
}

/** The charts that bring a Traefik and may be given more values than the manifests hold, with why. */
export function openCharts(cluster: Cluster): readonly OpenChart[] {
  return runningTraefiks(cluster).flatMap(({ place: { resource, path }, open }) =>
    open === undefined ? [] : [{ resource, path, open }],
  );
}

/** Whether a Traefik runs among the manifests. */
export function isInstalled(cluster: Cluster): boolean {
  return runningTraefiks(cluster).length > 0;
}

/** The Traefiks among the manifests, each with what of its providers tells which resources it takes. */
export function installedTraefiks(cluster: Cluster): readonly InstalledController[] {
  const all = runningTraefiks(cluster).map(({ place, words }) => {
    const given = configurationIn(words);
    const providers = objectOf(fieldOf(given, 'providers'));
    const told = Object.entries(providers).map(([name, one]): readonly unknown[] => {
      const fields = ['ingressClass', 'namespaces', 'labelSelector'].map(field => fieldOf(objectOf(one), field) ?? '');
      return [name.toLowerCase(), ...fields];
    });
    return { place, serves: JSON.stringify(told.map(one => JSON.stringify(one)).sort()), told: JSON.stringify(given) };
  });
  return [...new Map(all.toReversed().map(one => [one.place.id, one])).values()].toReversed();
}

/** The class of its Ingresses, by name. */
function classIn(given: JsonObject): string {
  const provider = objectOf(fieldOf(objectOf(fieldOf(given, 'providers')), 'kubernetesIngress'));
  return textOf(fieldOf(provider, 'ingressClass')) ?? 'traefik';
}

/** Arguments as a configuration: `--entryPoints.web.address=:80` is a value at a path, `--ping` is true. (traefik/paerser v0.2, flag) */
function configurationIn(words: readonly string[]): JsonObject {
  const root: Tree = new Map();
  for (const [at, word] of words.entries()) {
    const [, path, given] = /^--?([A-Za-z][\w.[\]-]*)(?:=(.*))?$/s.exec(word) ?? [];
    const names = path?.split('.') ?? [];
    const next = words[at + 1] ?? '-';
    const value = given ?? (next.startsWith('-') ? 'true' : next);
    if (names.length > 0 && names.length <= deepest) put(root, names, value);
  }
  return objectFrom(root);
}

/** No option of Traefik's has more names. */
const deepest = 20;

type Tree = Map<string, Tree | string>;

// A switch and fields of its own may both be given: the fields tell that it is on.
function put(tree: Tree, [head = '', ...rest]: readonly string[], value: string): void {
  const key = [...tree.keys()].find(one => one.toLowerCase() === head.toLowerCase()) ?? head;
  const inner = tree.get(key);
  if (rest.length === 0) {
    if (!(inner instanceof Map)) tree.set(key, value);
    return;
  }
  const next: Tree = inner instanceof Map ? inner : new Map<string, Tree | string>();
  tree.set(key, next);
  put(next, rest, value);
}

function objectFrom(tree: Tree): JsonObject {
  return Object.fromEntries(
    [...tree].map(([key, one]): [string, Json] => [key, one instanceof Map ? objectFrom(one) : one]),
  );
}
