import { readValue } from '#parse/read-value.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find, ofKind } from '../cluster.js';
import type { HelmRelease } from './helm-release.js';
import { chartName } from './helm-release.js';
import { merged, typedWord, withSet } from './helm-values.js';

/**
 * The charts of k3s and RKE2: a HelmChartConfig of the same name is over the HelmChart, what is `set` over both. A HelmChartConfig alone
 * is for a chart that the distribution brings with it. (k3s-io/helm-controller v0.17.9, pkg/controllers/chart/chart.go)
 */
export function k3sReleases(cluster: Cluster): readonly HelmRelease[] {
  const charts = ofKind(cluster, 'helm.cattle.io', 'HelmChart');
  const alone = ofKind(cluster, 'helm.cattle.io', 'HelmChartConfig').filter(
    one => !find(cluster, 'helm.cattle.io', 'HelmChart', one.namespace, one.name),
  );
  return [
    ...charts.map(chart => {
      const config = find(cluster, 'helm.cattle.io', 'HelmChartConfig', chart.namespace, chart.name);
      return releaseOf(chart, config ? [chart, config] : [chart]);
    }),
    ...alone.map(config => releaseOf(config, [config])),
  ];
}

function releaseOf(resource: Resource, given: readonly Resource[]): HelmRelease {
  const { chart, version, targetNamespace } = specOf(resource);
  const isOpen = given.some(one => itemsOf(specOf(one)['valuesSecrets']).length > 0);
  return {
    resource,
    path: ['spec', 'valuesContent'],
    chart: chartName(textOf(chart) ?? resource.name),
    chartVersion: textOf(version),
    name: resource.name,
    namespace: textOf(targetNamespace) ?? resource.namespace,
    values: valuesOf(resource, given),
    ...(isOpen && { open: `Secrets that ${resource.kind} ${resource.name} names hold more values` }),
  };
}

function valuesOf(resource: Resource, given: readonly Resource[]): JsonObject {
  let values: JsonObject = {};
  for (const one of given) {
    const { values: own, valuesContent } = specOf(one);
    values = merged(merged(values, objectOf(own)), objectOf(readValue(textOf(valuesContent) ?? '')));
  }
  for (const [path, value] of Object.entries(objectOf(specOf(resource)['set'])))
    values = withSet(values, path, typeof value === 'string' ? typedWord(value) : (value ?? null));
  return values;
}
