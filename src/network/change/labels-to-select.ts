import type { Pods } from '../endpoints/pods.js';

const usual = [
  'app.kubernetes.io/name',
  'app.kubernetes.io/instance',
  'app.kubernetes.io/component',
  'app',
  'k8s-app',
  'name',
];

/** Labels by which to select pods: the usual names of applications, else all that they have. Keys of ours, with a blank, are no labels. */
export function labelsToSelect({ labels }: Pods): Readonly<Record<string, string>> {
  const known = [...labels.pod.known].filter(([key]) => !key.includes(' '));
  const named = known.filter(([key]) => usual.includes(key));
  return Object.fromEntries((named.length > 0 ? named : known).sort(([a], [b]) => (a < b ? -1 : 1)));
}
