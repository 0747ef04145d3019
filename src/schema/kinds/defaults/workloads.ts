import type { Json, JsonObject } from '#model/json.js';
import { isObject, objectOf } from '#model/json.js';
import { claimTemplate } from './claim.js';
import { always, everyItem, filled, filling, inside, orElse, orText, stands } from './fill.js';
import { podTemplate } from './pod.js';

const template = always(podTemplate);

/** (kubernetes v1.36.0, pkg/apis/apps/v1/defaults.go: SetDefaults_Deployment) */
export function deploymentDefaults(deployment: JsonObject): JsonObject {
  return deploymentFilling(deployment);
}

const deploymentFilling = filling({
  spec: always(
    filling({
      replicas: orElse(1),
      template,
      strategy: always(strategy => rollingBy(typedStrategy(strategy), rollingDeployment)),
      revisionHistoryLimit: orElse(10),
      progressDeadlineSeconds: orElse(600),
    }),
  ),
});

const rollingDeployment = always(filling({ maxUnavailable: orElse('25%'), maxSurge: orElse('25%') }));
const typedStrategy = filling({ type: orText('RollingUpdate') });

/** (same file: SetDefaults_DaemonSet; pkg/apis/apps/v1/conversion.go writes the generation of the template) */
export function daemonSetDefaults(daemonSet: JsonObject): JsonObject {
  const rolling = always(update => filled(update, { maxUnavailable: orElse(1), maxSurge: orElse(0) }));
  const generation = always(notes => filled(notes, { 'deprecated.daemonset.template.generation': orElse('1') }));
  return filled(daemonSet, {
    metadata: always(metadata => filled(metadata, { annotations: generation })),
    spec: always(spec =>
      filled(spec, {
        template,
        updateStrategy: always(strategy => rollingBy(filled(strategy, { type: orText('RollingUpdate') }), rolling)),
        revisionHistoryLimit: orElse(10),
      }),
    ),
  });
}

/** (same file: SetDefaults_StatefulSet) */
export function statefulSetDefaults(statefulSet: JsonObject): JsonObject {
  return filled(statefulSet, {
    spec: always(spec =>
      filled(spec, {
        replicas: orElse(1),
        template,
        volumeClaimTemplates: everyItem(claimTemplate),
        podManagementPolicy: orText('OrderedReady'),
        updateStrategy: always(partitioned),
        revisionHistoryLimit: orElse(10),
        persistentVolumeClaimRetentionPolicy: always(policy =>
          filled(policy, { whenDeleted: orText('Retain'), whenScaled: orText('Retain') }),
        ),
      }),
    ),
  });
}

/** (same file: SetDefaults_ReplicaSet) */
export function replicaSetDefaults(replicaSet: JsonObject): JsonObject {
  return filled(replicaSet, { spec: always(spec => filled(spec, { replicas: orElse(1), template })) });
}

/** Its selector and labels are those of its template where it has none. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_ReplicationController) */
export function replicationControllerDefaults(controller: JsonObject): JsonObject {
  const labels = objectOf(objectOf(objectOf(controller['spec'])['template'])['metadata'])['labels'];
  const orLabels = (value: Json | undefined): Json | undefined =>
    isObject(value) && Object.keys(value).length > 0 ? value : (labels ?? undefined);
  return filled(controller, {
    metadata: always(metadata => filled(metadata, { labels: orLabels })),
    spec: always(spec => filled(spec, { replicas: orElse(1), selector: orLabels, template: inside(podTemplate) })),
  });
}

/** How updates roll is filled only where they do. */
function rollingBy(strategy: JsonObject, rollingUpdate: (value: Json | undefined) => Json | undefined): JsonObject {
  return strategy['type'] === 'RollingUpdate' ? filled(strategy, { rollingUpdate }) : strategy;
}

function partitioned(strategy: JsonObject): JsonObject {
  const typeless = !stands(strategy['type']) || strategy['type'] === '';
  const typed = typeless ? filled(strategy, { type: orText('RollingUpdate'), rollingUpdate: orElse({}) }) : strategy;
  return rollingBy(
    typed,
    inside(update => filled(update, { partition: orElse(0) })),
  );
}
