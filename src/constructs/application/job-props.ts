import type { CniName } from '../settings/cni.js';
import type { JobTiming } from '../workload/kinds/job-props.js';
import type { Override } from './override.js';
import type { SharedProps } from './shared-props.js';

/** What a job does, when, and whom it calls. Nobody calls a job: it has no ports. */
export interface JobProps<Net extends CniName = never> extends SharedProps<Net>, JobTiming {
  /**
   * Parts of manifests as Kubernetes writes them, laid over what is written.
   * @default - nothing
   */
  readonly override?: Override<JobManifest>;
}

/** The names of a job's manifests; of the first two there is the one of its kind. */
export type JobManifest = 'job' | 'cronJob' | 'account' | 'role' | 'roleBinding' | 'clusterRole' | 'clusterRoleBinding';
