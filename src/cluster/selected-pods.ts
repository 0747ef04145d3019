import type { Json } from '#model/json.js';
import { isObject } from '#model/json.js';
import { stringsOf } from '#model/resource.js';
import type { PodIndex } from './pod-index.js';
import { meetsAll } from './selectors.js';
import type { Workload } from './workloads.js';

/** The workloads of a namespace whose pods a LabelSelector takes: looked up by its labels, where it has some, so that of the others none is asked. */
export function selectedPods(pods: PodIndex, namespace: string, selector: Json | undefined): readonly Workload[] {
  if (!isObject(selector)) return [];
  const labels = stringsOf(selector['matchLabels']);
  const labelled = Object.keys(labels).length > 0 ? pods.withLabels(namespace, labels) : pods.inNamespace(namespace);
  const expressions = selector['matchExpressions'];
  return expressions === undefined ? labelled : labelled.filter(one => meetsAll(expressions, one.labels));
}
