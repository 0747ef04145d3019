import type { Cluster } from '#cluster/cluster.js';
import { find, ofKind } from '#cluster/cluster.js';
import { absenceOf, severityOfAbsence } from '#cluster/absence.js';
import { providers } from '#cluster/references/provided.js';
import type { Severity } from '#model/findings/diagnostic.js';
import { objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import { groupOf, specOf, subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const scaleTargetMissing = rule({
  id: 'scale-target-missing',
  category: 'service',
  severity: 'error',
  summary: 'An autoscaler scales a workload that is not there.',
  why: 'It reports FailedGetScale and scales nothing: the pods stay as many as they are, and overload ends in 503.',
  fix: 'Correct the kind and the name of the target; it stands in the namespace of the autoscaler.',
  reads: ['cluster'],
  *check({ cluster }) {
    const provision = providers(cluster);
    for (const { scaler, path, kind, group, name } of targetsIn(cluster)) {
      const { namespace } = scaler;
      if (find(cluster, group, kind, namespace, name) || provision(kind, namespace, name) !== 'none') continue;
      const message = `no ${kind} is called ${namespace}/${name}: nothing is scaled`;
      const severity = severityOf(cluster, group, kind, namespace, name);
      yield { at: scaler.locate(path), subject: subjectOf(scaler), path, severity, message };
    }
  },
});

interface ScaleTarget {
  readonly scaler: Resource;
  readonly path: Path;
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

/** Who scales, and the field that names the target. (keda v2.18, apis/keda/v1alpha1/scaledobject_types.go: a target without kind is a Deployment) */
const scalers = [
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', field: 'scaleTargetRef' },
  { group: 'autoscaling.k8s.io', kind: 'VerticalPodAutoscaler', field: 'targetRef' },
  { group: 'keda.sh', kind: 'ScaledObject', field: 'scaleTargetRef' },
];

function targetsIn(cluster: Cluster): readonly ScaleTarget[] {
  return scalers.flatMap(({ group, kind, field }) =>
    ofKind(cluster, group, kind).flatMap((scaler): readonly ScaleTarget[] => {
      const target = objectOf(specOf(scaler)[field]);
      const name = textOf(target['name']) ?? '';
      const apiVersion = textOf(target['apiVersion']) ?? 'apps/v1';
      if (name === '') return [];
      return [
        {
          scaler,
          path: ['spec', field, 'name'],
          group: groupOf(apiVersion),
          kind: textOf(target['kind']) ?? 'Deployment',
          name,
        },
      ];
    }),
  );
}

/** An autoscaler stands beside its workload: where its namespace has workloads among the manifests, that one is missing. */
function severityOf(cluster: Cluster, group: string, kind: string, namespace: string, name: string): Severity {
  const absence = absenceOf(cluster, group, kind, namespace, name);
  const beside = absence === 'open' && group === 'apps' && cluster.pods.inNamespace(namespace).length > 0;
  return severityOfAbsence(beside ? 'likely' : absence);
}
