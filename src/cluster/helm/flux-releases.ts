import { readValue } from '#parse/read-value.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { find, ofKind } from '../cluster.js';
import { secretValue } from '../secrets/secret-values.js';
import type { HelmRelease } from './helm-release.js';
import { chartName } from './helm-release.js';
import { merged, typedWord, withSet } from './helm-values.js';

/** The releases of Flux. (fluxcd/helm-controller v1.4, api/v2/helmrelease_types.go) */
export function fluxReleases(cluster: Cluster): readonly HelmRelease[] {
  return ofKind(cluster, 'helm.toolkit.fluxcd.io', 'HelmRelease').map(resource => {
    const spec = specOf(resource);
    const target = textOf(spec['targetNamespace']);
    return {
      resource,
      path: ['spec', 'values'],
      ...chartOf(cluster, resource),
      name: textOf(spec['releaseName']) ?? [target, resource.name].filter(one => one !== undefined).join('-'),
      namespace: target ?? resource.namespace,
      ...valuesOf(cluster, resource),
    };
  });
}

/** By its name, or through the source that is referred to. */
function chartOf(cluster: Cluster, resource: Resource): Pick<HelmRelease, 'chart' | 'chartVersion'> {
  const { chart, chartRef } = specOf(resource);
  const named = objectOf(valueAt(chart, ['spec']));
  const direct = textOf(named['chart']);
  if (direct !== undefined) return { chart: chartName(direct), chartVersion: textOf(named['version']) };
  const { kind, name, namespace } = objectOf(chartRef);
  const place = textOf(namespace) ?? resource.namespace;
  const source = find(cluster, 'source.toolkit.fluxcd.io', textOf(kind) ?? '', place, textOf(name) ?? '');
  if (!source) return { chart: textOf(name) ?? '', chartVersion: undefined };
  const { chart: inner, url, version, ref } = specOf(source);
  return {
    chart: chartName(textOf(inner) ?? textOf(url) ?? ''),
    chartVersion: textOf(version) ?? textOf(valueAt(ref, ['tag'])),
  };
}

/** Those of the references first, in their order; the values that stand in the release itself are over them. (fluxcd/pkg, chartutil/values.go) */
function valuesOf(cluster: Cluster, resource: Resource): Pick<HelmRelease, 'values' | 'open'> {
  const { values, valuesFrom } = specOf(resource);
  let from: JsonObject = {};
  let open: string | undefined;
  for (const reference of itemsOf(valuesFrom).map(objectOf)) {
    const text = textFrom(cluster, resource.namespace, reference);
    const path = textOf(reference['targetPath']);
    if (text === undefined) {
      const name = `${textOf(reference['kind']) ?? ''} ${resource.namespace}/${textOf(reference['name']) ?? ''}`;
      open ??= `${name}, which holds more values, is not among the manifests`;
    } else from = path === undefined ? merged(from, objectOf(readValue(text))) : withSet(from, path, typedWord(text));
  }
  return { values: merged(from, objectOf(values)), ...(open !== undefined && { open }) };
}

function textFrom(cluster: Cluster, namespace: string, { kind, name, valuesKey }: JsonObject): string | undefined {
  const key = textOf(valuesKey) ?? 'values.yaml';
  const source = find(cluster, '', textOf(kind) ?? '', namespace, textOf(name) ?? '');
  if (!source) return undefined;
  if (source.kind !== 'Secret') return textOf(objectOf(source.value['data'])[key]);
  const value = secretValue(source, key);
  return value.kind === 'text' ? value.text : undefined;
}
