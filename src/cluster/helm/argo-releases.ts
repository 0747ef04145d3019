import { readValue } from '#parse/read-value.js';
import type { JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Cluster } from '../cluster.js';
import { ofKind } from '../cluster.js';
import type { HelmRelease } from './helm-release.js';
import { chartName } from './helm-release.js';
import { typedWord, withSet } from './helm-values.js';

/** The charts of Applications. (argoproj/argo-cd v3.1, pkg/apis/application/v1alpha1/types.go: ApplicationSourceHelm) */
export function argoReleases(cluster: Cluster): readonly HelmRelease[] {
  return ofKind(cluster, 'argoproj.io', 'Application').flatMap(resource => {
    const { source, sources } = specOf(resource);
    return [
      ...releasesOf(resource, objectOf(source), ['spec', 'source', 'helm']),
      ...itemsOf(sources).flatMap((one, at) => releasesOf(resource, objectOf(one), ['spec', 'sources', at, 'helm'])),
    ];
  });
}

function releasesOf(resource: Resource, source: JsonObject, path: Path): readonly HelmRelease[] {
  const chart = textOf(source['chart']);
  if (chart === undefined) return [];
  const helm = objectOf(source['helm']);
  const isOpen = ['valueFiles', 'fileParameters'].some(key => itemsOf(helm[key]).length > 0);
  return [
    {
      resource,
      path: isObject(helm['valuesObject']) ? [...path, 'valuesObject'] : path,
      chart: chartName(chart),
      chartVersion: textOf(source['targetRevision']),
      name: textOf(helm['releaseName']) ?? resource.name,
      namespace: textOf(valueAt(specOf(resource), ['destination', 'namespace'])) ?? resource.namespace,
      values: valuesOf(helm),
      ...(isOpen && { open: `files that Application ${resource.namespace}/${resource.name} names hold more values` }),
    },
  ];
}

/** The object counts in place of the text; parameters are set over both. (argoproj/argo-cd v3.1, reposerver/repository/repository.go: helmTemplate) */
function valuesOf(helm: JsonObject): JsonObject {
  const { valuesObject, values: text } = helm;
  let values = isObject(valuesObject) ? valuesObject : objectOf(readValue(textOf(text) ?? ''));
  for (const { name, value, forceString } of itemsOf(helm['parameters']).map(objectOf)) {
    const word = textOf(value) ?? '';
    values = withSet(values, textOf(name) ?? '', forceString === true ? word : typedWord(word));
  }
  return values;
}
