import type { Labels } from '#model/resource.js';
import { isLabelValue } from '../shape/labels.js';
import { tagOf } from '../workload/containers/image.js';
import { podLabelsOf } from '../workload/workload.js';

/** The labels of all manifests of an application: what is given may say another instance, and not whose they are. */
export function manifestLabelsOf(name: string, ofChart: Labels, given: Labels = {}): Labels {
  return { 'app.kubernetes.io/instance': name, ...ofChart, ...given, ...podLabelsOf(name) };
}

/** The labels of what runs an image: its version too, which would make each release a change of all manifests. */
export function runningLabelsOf(labels: Labels, image: string | undefined): Labels {
  const version = tagOf(image);
  return version !== undefined && isLabelValue(version) ? { 'app.kubernetes.io/version': version, ...labels } : labels;
}

/** What is wrong with labels: those that selectors and network policies are built on are gatewright's. */
export function labelFaults(prop: string, labels: Labels = {}): readonly string[] {
  const owned = Object.keys(podLabelsOf('')).filter(key => labels[key] !== undefined);
  return owned.map(key => `${prop}.${key}: gatewright sets it, and selectors hold on to it; ${wayOut(key)}`);
}

function wayOut(key: string): string {
  return key === 'app.kubernetes.io/name' ? 'give `name` instead' : 'take a label of your own';
}
