import { exposedPorts } from '../../exposed-ports.js';
import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { placedContainers } from '#cluster/containers.js';
import { podTemplate } from '#cluster/ownership/template.js';
import type { HelmRelease } from '#cluster/helm/helm-release.js';
import { helmReleases } from '#cluster/helm/helm-releases.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf, stringsOf } from '#model/resource.js';
import { controllerClass, usualClass } from './class-names.js';
import type { InstalledController } from '../../dialect.js';
import type { Which } from '../../which-installation.js';
import { placeOfWorkload, tagOf, whichOf } from '../../which-installation.js';
import { chartInstallation } from './chart.js';
import type { Word, WrittenFlag } from './flags/written-flags.js';
import { flagRecord, writtenFlags } from './flags/written-flags.js';

/** What the manifests tell about the controller itself. */
export interface Installation {
  /** What runs it; undefined where nothing does among the manifests. */
  readonly place: InstalledController['place'] | undefined;
  /** Its command line, without the leading dashes; undefined where nothing runs it among the manifests. */
  readonly flags: Readonly<Record<string, string>> | undefined;
  /** The same as it is written, flag by flag. */
  readonly written: readonly WrittenFlag[];
  /** By port of its pod: the port of a Service before it. */
  readonly exposed?: ReadonlyMap<number, number>;
  /** The data of its ConfigMap, where a chart holds it. */
  readonly data?: Readonly<Record<string, string>>;
  /** The tag of its image. */
  readonly version: string | undefined;
  /** The chart that installs it, where no workload does. */
  readonly release?: HelmRelease;
  /** Why more may be set than the manifests hold. */
  readonly open?: string;
}

/** The Deployment or DaemonSet of the controller that settings mean, with its flags. */
export function installationOf(cluster: Cluster, settings: Which): Installation {
  const all = installationsIn(cluster);
  const { ingressClasses } = settings;
  const servesOwn = ({ flags = {} }: Installation): boolean =>
    ingressClasses !== undefined && classNames(cluster, flags).some(one => ingressClasses.includes(one));
  return whichOf(all, settings, servesOwn) ?? all[0] ?? none;
}

/** Of the IngressClasses of its controller class, and the one in annotations. */
function classNames(cluster: Cluster, flags: Readonly<Record<string, string>>): readonly string[] {
  const classes = ofKind(cluster, 'networking.k8s.io', 'IngressClass');
  const own = classes.filter(one => specOf(one)['controller'] === (flags['controller-class'] ?? controllerClass));
  return [...own.map(({ name }) => name), flags['ingress-class'] ?? usualClass];
}

const none: Installation = { place: undefined, flags: undefined, written: [], version: undefined };

/** All controllers of the kind that run among the manifests; found once, for they are asked for each Ingress. */
export function installationsIn(cluster: Cluster): readonly Installation[] {
  const known = installations.get(cluster) ?? installedIn(cluster);
  installations.set(cluster, known);
  return known;
}

const installations = new WeakMap<Cluster, readonly Installation[]>();

/** A chart counts where no workload does: what was rendered of it may stand beside it. */
function installedIn(cluster: Cluster): readonly Installation[] {
  const workloads = [...ofKind(cluster, 'apps', 'Deployment'), ...ofKind(cluster, 'apps', 'DaemonSet')];
  const found = workloads.flatMap(one => installedBy(cluster, one) ?? []);
  const charts = helmReleases(cluster).flatMap(one => chartInstallation(one) ?? []);
  const all: readonly Installation[] = found.length > 0 ? found : charts;
  return [...new Map(all.toReversed().map(one => [one.place?.id, one])).values()].toReversed();
}

/** The flags and the version of the container that runs the controller: known by its image or its program. */
function installedBy(cluster: Cluster, workload: Resource): Installation | undefined {
  const { spec = {}, path = [] } = podTemplate(workload) ?? {};
  for (const { container, path: at } of placedContainers(spec, path, ['containers'])) {
    const words = ['command', 'args'].flatMap(key => wordsOf(container, key, [...at, key], workload.namespace));
    const image = textOf(container['image']) ?? '';
    const runs = /(^|\/)(ingress-nginx\/controller(-chroot)?|nginx-ingress-controller)([:@]|$)/.test(image);
    if (!runs && !words.some(({ text }) => text.endsWith('/nginx-ingress-controller'))) continue;
    const written = writtenFlags(workload, words);
    return {
      place: placeOfWorkload(workload),
      flags: flagRecord(written),
      written,
      exposed: exposedPorts(cluster, workload, container),
      version: tagOf(image),
    };
  }
  return undefined;
}

/** The words of a command, with the variables of the container that have a value among the manifests. */
function wordsOf(container: JsonObject, key: string, path: Path, namespace: string): readonly Word[] {
  const variables = new Map(
    itemsOf(container['env']).map(one => {
      const { name, value, valueFrom } = objectOf(one);
      const isNamespace = valueAt(valueFrom, ['fieldRef', 'fieldPath']) === 'metadata.namespace';
      return [textOf(name) ?? '', isNamespace ? namespace : textOf(value)];
    }),
  );
  const filled = (text: string): string =>
    text.replace(
      /\$\((\w+)\)/g,
      (whole, name: string) => variables.get(name) ?? (name === 'POD_NAMESPACE' ? namespace : whole),
    );
  return itemsOf(container[key]).flatMap((word, at) => {
    const text = textOf(word);
    return text === undefined ? [] : [{ text: filled(text), path: [...path, at] }];
  });
}

/** The data of the controller's ConfigMap: the one that the flags name, else what a chart holds. */
export function configMapOf(
  cluster: Cluster,
  flags: Readonly<Record<string, string>>,
  settings: Which,
): Readonly<Record<string, string>> {
  const [namespace = '', name = ''] = (flags['configmap'] ?? '').split('/');
  const found = find(cluster, '', 'ConfigMap', namespace, name);
  return found ? stringsOf(found.value['data']) : (installationOf(cluster, settings).data ?? {});
}
