import type { PlatformSettings } from '../settings/platform-settings.js';
import { containersOf } from '../workload/containers/containers.js';
import { jobFaults } from '../workload/kinds/job-faults.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { sharedFaults } from './application-faults.js';
import type { JobProps } from './job-props.js';
import { overrideFaults } from './override.js';

/** What is wrong with a job: each fault names the prop and says what is allowed. `made`: its manifests by name. */
export function jobPropFaults(
  job: WorkloadConstruct,
  props: JobProps,
  platform: PlatformSettings,
  made: readonly string[],
): readonly string[] {
  const listening = containersOf(job.name, props).filter(({ ports }) => ports.length > 0);
  return [
    ...sharedFaults(job, props, platform),
    ...jobFaults(job.name, props),
    ...listening.map(({ prop }) => `${prop}ports: nobody calls a job; leave them away, or make it an Application`),
    ...overrideFaults(props.override, made),
  ];
}
