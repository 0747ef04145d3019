import type { Json, JsonObject } from '#model/json.js';
import { isObject, objectOf, textOf } from '#model/json.js';
import { always, everyItem, filled, inside, orElse, orText, stands } from './fill.js';
import { podTemplate } from './pod.js';

/**
 * A Job, with the labels that the API server gives its pods. Those with a new UID are not known from here.
 * (kubernetes v1.36.0, pkg/apis/batch/v1/defaults.go: SetDefaults_Job; pkg/registry/batch/job/strategy.go: generateSelector)
 */
export function jobDefaults(job: JsonObject): JsonObject {
  const name = textOf(objectOf(job['metadata'])['name']) ?? '';
  const manual = objectOf(job['spec'])['manualSelector'] === true;
  const labels = ownLabels(objectOf(objectOf(objectOf(job['spec'])['template'])['metadata'])['labels']);
  return filled(job, {
    metadata: always(metadata =>
      filled(metadata, { labels: own => (isObject(own) && Object.keys(own).length > 0 ? own : labels) }),
    ),
    spec: always(spec => jobSpec(manual || name === '' ? spec : withJobName(spec, name))),
  });
}

/** (same file: SetDefaults_CronJob) */
export function cronJobDefaults(cronJob: JsonObject): JsonObject {
  return filled(cronJob, {
    spec: always(spec =>
      filled(spec, {
        concurrencyPolicy: orText('Allow'),
        suspend: orElse(false),
        jobTemplate: always(template => filled(template, { metadata: orElse({}), spec: always(plainSpec) })),
        successfulJobsHistoryLimit: orElse(3),
        failedJobsHistoryLimit: orElse(1),
      }),
    ),
  });
}

/** Inside a CronJob only what stands deep in a Job has defaults: the rest waits for the Job. */
function plainSpec(spec: JsonObject): JsonObject {
  const conditions = everyItem(pattern => filled(pattern, { status: orText('True') }));
  return filled(spec, {
    template: always(podTemplate),
    podFailurePolicy: inside(policy =>
      filled(policy, { rules: everyItem(rule => filled(rule, { onPodConditions: conditions })) }),
    ),
  });
}

function jobSpec(spec: JsonObject): JsonObject {
  const counted = stands(spec['completions']) || stands(spec['parallelism']);
  const replaced: Json = stands(spec['podFailurePolicy']) ? 'Failed' : 'TerminatingOrFailed';
  return filled(plainSpec(spec), {
    ...(!counted && { completions: orElse(1) }),
    parallelism: orElse(1),
    backoffLimit: orElse(stands(spec['backoffLimitPerIndex']) ? 2 ** 31 - 1 : 6),
    completionMode: orElse('NonIndexed'),
    suspend: orElse(false),
    podReplacementPolicy: orElse(replaced),
    manualSelector: orElse(false),
  });
}

function withJobName(spec: JsonObject, name: string): JsonObject {
  const labels = always(given =>
    filled(given, { 'batch.kubernetes.io/job-name': orElse(name), 'job-name': orElse(name) }),
  );
  return filled(spec, {
    template: always(template => filled(template, { metadata: always(metadata => filled(metadata, { labels })) })),
  });
}

/** A Job without labels has those of its template, as far as the author wrote them. */
function ownLabels(labels: Json | undefined): JsonObject | undefined {
  const own = Object.entries(objectOf(labels)).filter(
    ([key]) => !/^(?:batch\.kubernetes\.io\/)?(?:job-name|controller-uid)$/.test(key),
  );
  return own.length === 0 ? undefined : Object.fromEntries(own);
}
