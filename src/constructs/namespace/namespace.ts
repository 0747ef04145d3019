import { Construct } from 'constructs';
import { defaultAnalysis } from '#analyze/settings.js';
import type { PolicyType } from '#network/write.js';
import { defaultDeny } from '#network/write.js';
import { apiObject, clusterObject } from '../tree/api-object.js';
import { markCopy } from '../tree/copy.js';
import { unsettle } from '../tree/settlement.js';
import { allFaults, fitOf } from '../shape/fit.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { chartFaults } from './chart-faults.js';
import { markNamespace } from './is-namespace.js';
import type { Limits } from './limits.js';
import { demandFaults } from './demand/demand-faults.js';
import { limitsOf } from './limits.js';
import { namespaceFaults } from './namespace-faults.js';
import type { NamespaceProps } from './namespace-props.js';
import { namespaceFields } from './namespace-props.js';
import { podSecurityLabels } from '../settings/pod-security.js';
import { quotaOf } from './quota.js';

const managed = { 'app.kubernetes.io/managed-by': 'gatewright' };

/**
 * A namespace whose pods are held to a pod security standard and in which nothing comes in or goes out that is not allowed,
 * with what its team may have of the cluster. Its class comes from `definePlatform`.
 */
export class Namespace extends Construct {
  /** The name of the namespace. */
  readonly name: string;
  /** What is closed to pods that no construct stands for. */
  readonly denies: 'both' | 'ingress' | 'egress' | 'none';

  /** What each of its containers gets where it says nothing, and what it may ask for. */
  readonly limits?: Limits;

  constructor(scope: Construct, id: string, given: NamespaceProps = {}, platform?: PlatformSettings) {
    super(scope, id);
    const { props, misfits } = fitOf<NamespaceProps>(given, namespaceFields);
    this.name = props.name ?? id;
    this.denies = props.denies ?? 'both';
    if (props.limits) this.limits = props.limits;
    const { name } = this;
    this.node.addValidation({
      validate: () =>
        allFaults(misfits, [...namespaceFaults(name, props), ...chartFaults(this), ...demandFaults(this, props)]),
    });
    markNamespace(this);
    unsettle(this);
    markCopy(this);
    const kubernetes = platform?.kubernetes ?? defaultAnalysis.kubernetes;
    const labels = {
      ...props.labels,
      ...podSecurityLabels(props.podSecurity ?? platform?.podSecurity ?? 'restricted', kubernetes),
    };
    const metadata = { name, labels, ...(props.annotations && { annotations: props.annotations }) };
    if (props.existing !== true) clusterObject(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata });
    const types = typesOf[this.denies];
    if (types.length > 0) apiObject(this, 'default-deny', defaultDeny(name, managed, types));
    if (props.quota) apiObject(this, 'quota', quotaOf(name, props.quota, managed));
    if (props.limits) apiObject(this, 'limits', limitsOf(name, props.limits, managed));
  }
}

const typesOf: Readonly<Record<Namespace['denies'], readonly PolicyType[]>> = {
  both: ['Ingress', 'Egress'],
  ingress: ['Ingress'],
  egress: ['Egress'],
  none: [],
};
