import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Isolation } from '../namespace/isolation.js';
import { connect } from '../connections/connect.js';
import { expose } from '../route/expose.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { objectsBelow } from '../tree/objects-below.js';
import { warnOf } from '../tree/warnings.js';
import { allPortsOf } from '../workload/containers/containers.js';
import type { NamedPort } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { podLabelsOf } from '../workload/workload.js';
import { applicationFaults } from './application-faults.js';
import type { ApplicationProps } from './application-props.js';
import { applicationFields } from './application-shape.js';
import { closedService } from './services/closed-service.js';
import { applicationManifests } from './manifests.js';
import { podWarnings } from '../workload/pods/pod-warnings.js';
import { manifestLabelsOf } from './owned-labels.js';
import { writtenManifests } from './written-manifests.js';

/**
 * A program with its Deployment, StatefulSet or DaemonSet, its Service and ServiceAccount, the routes that lead to it and the
 * network policies that let exactly its traffic through. Its class comes from `definePlatform`.
 */
export class Application extends Construct implements WorkloadConstruct {
  /** What its Service and its manifests are called by. */
  readonly name: string;
  /** The namespace of all that it writes. */
  readonly namespace: string;
  /** The labels that its pods have and that its Service selects. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  /** The ports of all its containers, as callers know them. */
  readonly ports: readonly NamedPort[];
  /** Its pods share the network of their node: no label means them to network policies. */
  readonly hostNetwork: boolean;
  /** Its Deployment, StatefulSet or DaemonSet. */
  readonly workload: ApiObject;
  /** Absent where the application has no port. */
  readonly service?: ApiObject;
  /** Absent where the account is there already. */
  readonly account?: ApiObject;
  /** All that it wrote but routes and network policies, by name: `manifests.autoscaler`, `manifests['claim-data']`. */
  readonly manifests: Readonly<Record<string, ApiObject>>;

  constructor(scope: Construct, id: string, given: ApplicationProps, platform: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<ApplicationProps>(given, applicationFields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    this.podLabels = podLabelsOf(this.name);
    this.labels = manifestLabelsOf(this.name, Chart.of(this).labels, props.labels);
    this.ports = allPortsOf(props);
    const manifests = applicationManifests(this, this.labels, props, platform);
    const made = Object.keys(manifests);
    this.node.addValidation({
      validate: () => allFaults(misfits, applicationFaults(this, props, platform, made)),
    });
    const { written, workload } = writtenManifests(this, manifests, props.override);
    this.manifests = written;
    this.workload = workload;
    const { service, account } = written;
    if (service) this.service = service;
    if (account) this.account = account;
    this.hostNetwork = props.hostNetwork === true;
    if (!this.hostNetwork) connect(this, props, platform);
    if (!this.hostNetwork) new Isolation(this);
    if (props.expose) expose(this, props.expose, platform);
    warnOf(this, () => [...closedService(this, props), ...podWarnings(this.name, props)]);
  }

  /** All that stands below it: what `manifests` has, its routes and its network policies, with those that let its callers in. */
  get objects(): readonly ApiObject[] {
    return objectsBelow(this);
  }

  /** Where callers find its first port: `cart.shop:7070`. */
  get address(): string {
    const [first] = this.ports;
    return `${this.name}.${this.namespace}${first ? `:${first.service}` : ''}`;
  }
}
