import type { Fields } from '../shape/shape.js';
import { annotations, flag, labels, text } from '../shape/shape.js';
import type { Limits } from './limits.js';
import { limitsShape } from './limits.js';
import type { PodSecurity, PodSecurityLevel } from '../settings/pod-security.js';
import { podSecurityShape } from '../settings/pod-security.js';
import type { Quota } from './quota.js';
import { quotaShape } from './quota.js';

/** What a namespace is. */
export interface NamespaceProps {
  /**
   * The name of the namespace.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * The pod security standard that the API server holds its pods to.
   * @default - the platform's, or else 'restricted'
   */
  readonly podSecurity?: PodSecurityLevel | PodSecurity;
  /**
   * What is closed to pods that no construct stands for, until network policies open it. Applications are closed in both
   * directions all the same: where the namespace does not do it, each has a network policy of its own.
   * @default 'both'
   */
  readonly denies?: 'both' | 'ingress' | 'egress' | 'none';
  /**
   * How much all that is in it may have together.
   * @default - any amount
   */
  readonly quota?: Quota;
  /**
   * What each of its containers gets where it says nothing, and what it may ask for.
   * @default - nothing, anything
   */
  readonly limits?: Limits;
  /**
   * Whether somebody else makes it: then it gets the network policy, the quota and the limits alone.
   * @default false
   */
  readonly existing?: boolean;
  /**
   * Labels of the namespace.
   * @default - none beside those of pod security
   */
  readonly labels?: Readonly<Record<string, string>>;
  /**
   * Annotations of the namespace.
   * @default - none
   */
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The props of a namespace. */
export const namespaceFields: Fields<keyof NamespaceProps> = {
  name: text,
  podSecurity: podSecurityShape,
  denies: { kind: 'word', of: ['both', 'ingress', 'egress', 'none'] },
  quota: quotaShape,
  limits: limitsShape,
  existing: flag,
  labels,
  annotations,
};
