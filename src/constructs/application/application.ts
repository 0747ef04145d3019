import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Isolation } from '../namespace/isolation.js';
import { connect } from '../connections/connect.js';
import { expose } from '../route/expose.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import { apiObject } from '../tree/api-object.js';
import { applicationFaults } from './application-faults.js';
import { applicationFields } from './application-shape.js';
import type { ApplicationProps } from './application-props.js';
import { deploymentOf } from '../workload/deployment.js';
import { allFaults, fitOf } from '../shape/fit.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { NamedPort } from '../workload/ports.js';
import { portsOf } from '../workload/ports.js';
import { serviceOf } from '../workload/service.js';
import { podLabelsOf } from '../workload/workload.js';

/**
 * A program with its Deployment, Service and ServiceAccount, the routes that lead to it and the network policies that let
 * exactly its traffic through. Its class comes from `definePlatform`.
 */
export class Application extends Construct implements WorkloadConstruct {
  readonly name: string;
  readonly namespace: string;
  /** The labels that its pods have and that its Service selects. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** The labels of its manifests. */
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly NamedPort[];
  readonly deployment: ApiObject;
  /** Absent where the application has no port. */
  readonly service?: ApiObject;

  constructor(scope: Construct, id: string, given: ApplicationProps, platform: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<ApplicationProps>(given, applicationFields);
    this.name = props.name ?? id;
    this.namespace = props.namespace ?? Chart.of(this).namespace ?? '';
    this.podLabels = podLabelsOf(this.name);
    this.labels = {
      ...Chart.of(this).labels,
      ...props.labels,
      ...this.podLabels,
      'app.kubernetes.io/managed-by': 'gatewright',
    };
    this.ports = portsOf(props);
    this.node.addValidation({ validate: () => allFaults(misfits, applicationFaults(this, props, platform)) });

    const { name, namespace, labels } = this;
    apiObject(this, 'account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace, labels },
      automountServiceAccountToken: false,
    });
    this.deployment = apiObject(this, 'deployment', deploymentOf(this, labels, props));
    if (this.ports.length > 0) this.service = apiObject(this, 'service', serviceOf(this, labels));
    connect(this, props, platform);
    new Isolation(this);
    if (props.expose) expose(this, props.expose, platform);
  }

  /** Where callers find its first port: `cart.shop:7070`. */
  get address(): string {
    const [first] = this.ports;
    return `${this.name}.${this.namespace}${first ? `:${first.service}` : ''}`;
  }
}
