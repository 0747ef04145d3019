import { tagOf } from '../../image-tag.js';
import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { stringsOf } from '#model/resource.js';

/** What the manifests tell about the controller itself. */
export interface Installation {
  /** The workload that runs it, where it is among the manifests. */
  readonly workload: Resource | undefined;
  /** Its command line, without the leading dashes; undefined where nothing runs it among the manifests. */
  readonly flags: Readonly<Record<string, string>> | undefined;
  /** The tag of its image. */
  readonly version: string | undefined;
}

/** Finds the controller's own Deployment or DaemonSet, with its flags; once, for it is asked for each Ingress. */
export function installationOf(cluster: Cluster): Installation {
  const known = installations.get(cluster) ?? installationIn(cluster);
  installations.set(cluster, known);
  return known;
}

const installations = new WeakMap<Cluster, Installation>();

function installationIn(cluster: Cluster): Installation {
  const workloads = [...ofKind(cluster, 'apps', 'Deployment'), ...ofKind(cluster, 'apps', 'DaemonSet')];
  for (const workload of workloads) {
    const container = controllerContainer(workload);
    if (container) return { workload, ...container };
  }
  return { workload: undefined, flags: undefined, version: undefined };
}

/** The flags and the version of the container that runs the controller: known by its image or its program. */
function controllerContainer(workload: Resource): Pick<Installation, 'flags' | 'version'> | undefined {
  for (const container of itemsOf(valueAt(workload.value, ['spec', 'template', 'spec', 'containers'])).map(objectOf)) {
    const words = [...itemsOf(container['command']), ...itemsOf(container['args'])].flatMap(word => textOf(word) ?? []);
    const image = textOf(container['image']) ?? '';
    const runs = /(^|\/)(ingress-nginx\/controller|nginx-ingress-controller)[:@]/.test(image);
    if (runs || words.some(word => word.endsWith('/nginx-ingress-controller')))
      return {
        flags: flagsOf(words.map(word => word.replaceAll('$(POD_NAMESPACE)', workload.namespace))),
        version: tagOf(image),
      };
  }
  return undefined;
}

function flagsOf(words: readonly string[]): Readonly<Record<string, string>> {
  const flags = new Map<string, string>();
  for (const word of words) {
    const flag = /^--?([^=]+)(?:=([\s\S]*))?$/.exec(word);
    if (flag?.[1] !== undefined) flags.set(flag[1], flag[2] ?? 'true');
  }
  return Object.fromEntries(flags);
}

/** The data of the ConfigMap that the flags name. */
export function configMapOf(
  cluster: Cluster,
  flags: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const [namespace = '', name = ''] = (flags['configmap'] ?? '').split('/');
  const found = find(cluster, '', 'ConfigMap', namespace, name);
  return found ? stringsOf(found.value['data']) : {};
}
