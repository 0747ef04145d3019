import { standIn } from './controller-pods.js';
import { labelsFrom } from '../policy/known-labels.js';
import type { Pods } from './pods.js';

const none = labelsFrom({});

/** A node stands for the connections whose source the cluster replaced by a node's address. No selector means it. */
export const anyNode: Pods = {
  ...standIn,
  end: { kind: 'node' },
  namespace: undefined,
  labels: { pod: none, namespace: none, account: none },
  hostNetwork: true,
};
