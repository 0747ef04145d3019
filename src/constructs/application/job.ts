import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Isolation } from '../namespace/isolation.js';
import { connect } from '../connections/connect.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { objectsBelow } from '../tree/objects-below.js';
import { warnOf } from '../tree/warnings.js';
import type { NamedPort } from '../workload/ports.js';
import { podWarnings } from '../workload/pods/pod-warnings.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { podLabelsOf } from '../workload/workload.js';
import { jobPropFields } from './application-shape.js';
import { jobPropFaults } from './job-faults.js';
import type { JobProps } from './job-props.js';
import { jobManifests } from './manifests.js';
import { manifestLabelsOf } from './owned-labels.js';
import { writtenManifests } from './written-manifests.js';

/**
 * A program that runs to its end: once (a Job), or by a schedule (a CronJob), with the network policies that let it reach what
 * it calls. Its class comes from `definePlatform`.
 */
export class Job extends Construct implements WorkloadConstruct {
  /** What its manifests are called by. */
  readonly name: string;
  /** The namespace of all that it writes. */
  readonly namespace: string;
  /** The labels that its pods have. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  /** None: nobody calls a job. */
  readonly ports: readonly NamedPort[] = [];
  /** Its pods share the network of their node: no label means them to network policies. */
  readonly hostNetwork: boolean;
  /** Its Job or CronJob. */
  readonly workload: ApiObject;
  /** Absent where the account is there already. */
  readonly account?: ApiObject;
  /** All that it wrote but network policies, by name: `manifests.cronJob`. */
  readonly manifests: Readonly<Record<string, ApiObject>>;

  constructor(scope: Construct, id: string, given: JobProps, platform: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<JobProps>(given, jobPropFields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    this.podLabels = podLabelsOf(this.name);
    this.labels = manifestLabelsOf(this.name, Chart.of(this).labels, props.labels);
    const manifests = jobManifests(this, this.labels, props, platform);
    const made = Object.keys(manifests);
    this.node.addValidation({ validate: () => allFaults(misfits, jobPropFaults(this, props, platform, made)) });
    const { written, workload } = writtenManifests(this, manifests, props.override);
    this.manifests = written;
    this.workload = workload;
    if (written['account']) this.account = written['account'];
    this.hostNetwork = props.hostNetwork === true;
    if (!this.hostNetwork) connect(this, props, platform);
    if (!this.hostNetwork) new Isolation(this);
    warnOf(this, () => podWarnings(this.name, props));
  }

  /** All that stands below it: what `manifests` has, and its network policies. */
  get objects(): readonly ApiObject[] {
    return objectsBelow(this);
  }
}
