import type { JsonObject } from '#model/json.js';
import type { PodDesign } from '../pods/pod.js';
import { podTemplateOf } from '../pods/pod.js';
import type { JobTiming } from './job-props.js';

/** The Job, or with a schedule the CronJob. */
export function jobManifest(
  design: PodDesign,
  timing: JobTiming,
  annotations: Readonly<Record<string, string>> | undefined,
): JsonObject {
  const { name, namespace } = design.workload;
  const { schedule, history } = timing;
  const metadata = { name, namespace, labels: design.labels, annotations };
  if (schedule === undefined) return { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: jobSpecOf(design, timing) };
  return {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata,
    spec: {
      schedule,
      timeZone: timing.timeZone,
      concurrencyPolicy: timing.concurrency ?? 'Forbid',
      suspend: timing.suspended,
      startingDeadlineSeconds: timing.startDeadline,
      successfulJobsHistoryLimit: history?.succeeded,
      failedJobsHistoryLimit: history?.failed,
      jobTemplate: { metadata: { labels: design.labels }, spec: jobSpecOf(design, timing) },
    },
  };
}

function jobSpecOf(design: PodDesign, timing: JobTiming): JsonObject {
  const { retries, deadline, completions, parallelism, keep, restart = 'Never', schedule, suspended } = timing;
  return {
    backoffLimit: retries,
    activeDeadlineSeconds: deadline,
    completions,
    parallelism,
    suspend: schedule === undefined ? suspended : undefined,
    ttlSecondsAfterFinished: keep,
    template: podTemplateOf(design, { restartPolicy: restart }),
  };
}
