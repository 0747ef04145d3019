import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { placedContainers } from '#cluster/containers.js';
import { helmReleases } from '#cluster/helm/helm-releases.js';
import { podTemplate } from '#cluster/ownership/template.js';
import { textOf } from '#model/json.js';
import { groupOf } from '#model/resource.js';

/**
 * The network that the manifests show, with its version where they tell it: by its agents, by the chart or the operator that installs it,
 * else by policies of its own kinds. Undefined where they show none, or several.
 */
export function cniShown(cluster: Cluster): string | undefined {
  const installed = [...agents(cluster), ...charts(cluster), ...operators(cluster)];
  return only(installed) ?? (installed.length > 0 ? undefined : only(policies(cluster)));
}

interface Shown {
  readonly name: 'calico' | 'cilium';
  readonly version?: string | undefined;
}

/** One network, and its version where all that tell one agree. */
function only(shown: readonly Shown[]): string | undefined {
  const [name, ...others] = new Set(shown.map(one => one.name));
  if (name === undefined || others.length > 0) return undefined;
  const [version, ...more] = new Set(shown.flatMap(one => one.version ?? []));
  return version === undefined || more.length > 0 ? name : `${name}@${version}`;
}

const images = [
  { name: 'cilium', pattern: /(?:^|[/])cilium[/]cilium(?::v?(\d+[.]\d+)|@|$)/ },
  { name: 'calico', pattern: /(?:^|[/])calico[/]node(?::v?(\d+[.]\d+)|@|$)/ },
] as const;

/** (cilium v1.20.2, install/kubernetes/cilium/templates/cilium-agent/daemonset.yaml; calico v3.31, manifests/calico.yaml) */
function agents(cluster: Cluster): readonly Shown[] {
  const templates = ofKind(cluster, 'apps', 'DaemonSet').flatMap(one => podTemplate(one) ?? []);
  const containers = templates.flatMap(({ spec, path }) => placedContainers(spec, path, ['containers']));
  return containers.flatMap(({ container }) => {
    const image = textOf(container['image']) ?? '';
    return images.flatMap(({ name, pattern }): readonly Shown[] => {
      const found = pattern.exec(image);
      return found ? [{ name, version: found[1] }] : [];
    });
  });
}

const chartNames: Readonly<Record<string, Shown['name']>> = {
  cilium: 'cilium',
  'rke2-cilium': 'cilium',
  'tigera-operator': 'calico',
  'rke2-calico': 'calico',
};

/** Charts that others install: Flux, the Helm controller of k3s and RKE2, Argo CD. */
function charts(cluster: Cluster): readonly Shown[] {
  return helmReleases(cluster).flatMap(({ chart, chartVersion }): readonly Shown[] => {
    const name = Object.hasOwn(chartNames, chart) ? chartNames[chart] : undefined;
    return name ? [{ name, version: /^v?(\d+[.]\d+)/.exec(chartVersion ?? '')?.[1] }] : [];
  });
}

/** (calico v3.31, manifests/tigera-operator.yaml: Installation) */
function operators(cluster: Cluster): readonly Shown[] {
  return ofKind(cluster, 'operator.tigera.io', 'Installation').map(() => ({ name: 'calico' }));
}

const ownKinds: Readonly<Record<string, Shown['name']>> = {
  'cilium.io/CiliumNetworkPolicy': 'cilium',
  'cilium.io/CiliumClusterwideNetworkPolicy': 'cilium',
  'projectcalico.org/NetworkPolicy': 'calico',
  'projectcalico.org/GlobalNetworkPolicy': 'calico',
  'crd.projectcalico.org/NetworkPolicy': 'calico',
  'crd.projectcalico.org/GlobalNetworkPolicy': 'calico',
  'projectcalico.org/StagedNetworkPolicy': 'calico',
  'projectcalico.org/StagedGlobalNetworkPolicy': 'calico',
  'projectcalico.org/StagedKubernetesNetworkPolicy': 'calico',
};

function policies({ resources }: Cluster): readonly Shown[] {
  return resources.flatMap(({ apiVersion, kind }): readonly Shown[] => {
    const key = `${groupOf(apiVersion)}/${kind}`;
    const name = Object.hasOwn(ownKinds, key) ? ownKinds[key] : undefined;
    return name ? [{ name }] : [];
  });
}
