import { tagOf } from '#dialects/image-tag.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import type { Json, JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';
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

/** The Deployment or DaemonSet of Traefik: in the namespace that the settings name, else the first. */
export function installationIn(cluster: Cluster, { namespace }: ControllerSettings): Installation | undefined {
  const workloads = ['Deployment', 'DaemonSet', 'StatefulSet'].flatMap(kind => ofKind(cluster, 'apps', kind));
  const near = workloads.filter(one => namespace === undefined || one.namespace === namespace);
  const workload = near.find(traefikContainer);
  const container = workload && traefikContainer(workload)?.container;
  if (!container) return undefined;
  return {
    static: configurationIn(wordsOf(container)),
    exposed: exposedPorts(cluster, workload, container),
    version: tagOf(textOf(container['image']) ?? ''),
  };
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
