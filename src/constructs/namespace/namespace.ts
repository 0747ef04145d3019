import { Construct } from 'constructs';
import type { IConstruct } from 'constructs';
import { defaultDeny } from '#network/index.js';
import { apiObject, clusterObject } from '../tree/api-object.js';
import { markCopy } from '../tree/copy.js';
import { unsettle } from '../tree/settlement.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { isName } from '../shape/hosts.js';
import type { Fields } from '../shape/shape.js';
import { flag, strings, text } from '../shape/shape.js';

/** What a namespace is. */
export interface NamespaceProps {
  /**
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The pod security standard that the API server holds its pods to.
   * @default 'restricted'
   */
  readonly podSecurity?: 'restricted' | 'baseline' | 'privileged';
  /**
   * Whether somebody else makes it: then it gets the network policy alone.
   * @default false
   */
  readonly existing?: boolean;
  /**
   * Labels of the namespace.
   * @default - none beside those of pod security
   */
  readonly labels?: Readonly<Record<string, string>>;
}

const namespaceFields: Fields<keyof NamespaceProps> = {
  name: text,
  podSecurity: { kind: 'word', of: ['restricted', 'baseline', 'privileged'] },
  existing: flag,
  labels: strings,
};

const mark = Symbol.for('gatewright.Namespace');

/** A namespace whose pods are held to a pod security standard and in which nothing comes in or goes out that is not allowed. */
export class Namespace extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, given: NamespaceProps = {}) {
    super(scope, id);
    const { props, misfits } = fitOf<NamespaceProps>(given, namespaceFields);
    this.name = props.name ?? id;
    const { name } = this;
    const fault = `name: ${name} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)`;
    this.node.addValidation({ validate: () => allFaults(misfits, isName(name) ? [] : [fault]) });
    Object.defineProperty(this, mark, { value: true });
    unsettle(this);
    markCopy(this);
    const labels = { ...props.labels, ...podSecurityLabels(props.podSecurity ?? 'restricted') };
    if (props.existing !== true)
      clusterObject(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
    apiObject(this, 'default-deny', defaultDeny(name, { 'app.kubernetes.io/managed-by': 'gatewright' }));
  }
}

/** Whether a construct is a namespace that denies by default, whichever copy of gatewright made it. */
export function isNamespace(construct: IConstruct): construct is Namespace {
  return mark in construct;
}

/** (kubernetes v1.36, staging/src/k8s.io/pod-security-admission/api/constants.go) */
function podSecurityLabels(level: string): Readonly<Record<string, string>> {
  return {
    'pod-security.kubernetes.io/enforce': level,
    'pod-security.kubernetes.io/enforce-version': 'latest',
    'pod-security.kubernetes.io/warn': level,
    'pod-security.kubernetes.io/audit': level,
  };
}
