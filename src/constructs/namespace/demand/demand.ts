import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { JsonObject } from '#model/json.js';
import { objectsOfKind } from '../../tree/objects-of-kind.js';
import { seenIn } from '../../tree/seen.js';
import type { NamespaceConstruct } from '../is-namespace.js';
import type { Limits } from '../limits.js';
import { claimDemand, countDemand, serviceDemand } from './object-demand.js';
import type { PodTemplate } from './pod-template.js';
import { podTemplateOf } from './pod-template.js';
import type { Usage } from './usage.js';
import { podDemand, unsaidIn } from './pod-demand.js';

/** What somebody asks of a quota with as few pods as may be. */
export interface Demand {
  readonly path: string;
  /** As long as it is there. */
  readonly lasting: Usage;
  /** For a time: a pod of a job, one after the other. */
  readonly passing: Usage;
  /** What its containers say nothing of, though nothing stands for it: `requests.cpu` of the container `web`. */
  readonly unsaid: readonly { readonly resource: string; readonly container: string }[];
}

/** What all that stands in a namespace asks of its quota, whoever writes it. */
export function demandsIn(namespace: NamespaceConstruct, limits: Limits = {}): readonly Demand[] {
  const objects = seenIn(namespace, everything).filter(one => one.metadata.namespace === namespace.name);
  const read = objects.map(one => ({ one, manifest: isMeasured(one) ? manifestOf(one) : undefined }));
  const scalers = read.flatMap(({ one, manifest }) => (isScaler(one) && manifest ? [manifest] : []));
  return read.map(({ one, manifest }) => demandOf(one, manifest, scalers, limits));
}

function demandOf(
  object: ApiObject,
  manifest: JsonObject | undefined,
  scalers: readonly JsonObject[],
  limits: Limits,
): Demand {
  const path = makerOf(object).node.path;
  const itself = countDemand(object);
  if (manifest === undefined) return { path, lasting: itself, passing: {}, unsaid: [] };
  const own = { ...itself, ...serviceDemand(manifest), ...claimDemand(manifest) };
  const template = podTemplateOf(manifest, scalers);
  return { path, ...withPods(own, template, limits) };
}

function withPods(own: Usage, template: PodTemplate | undefined, limits: Limits): Omit<Demand, 'path'> {
  if (template === undefined) return { lasting: own, passing: {}, unsaid: [] };
  const pods = podDemand(template, limits);
  const unsaid = unsaidIn(template, limits);
  return template.lasts
    ? { lasting: { ...pods, ...own }, passing: {}, unsaid }
    : { lasting: own, passing: { ...pods, ...template.with }, unsaid };
}

/** Undefined where cdk8s cannot print it, which it says itself. */
function manifestOf(object: ApiObject): JsonObject | undefined {
  try {
    return object.toJson() as JsonObject; // cdk8s gives `any`; what it prints is plain data
  } catch {
    return undefined;
  }
}

/** The construct that a user knows: what stands in a chart, and not the manifests that it makes. */
function makerOf(object: ApiObject): IConstruct {
  const { scope } = object.node;
  return scope === undefined || Chart.isChart(scope) ? object : scope;
}

function everything(constructs: readonly IConstruct[]): readonly ApiObject[] {
  return objectsOfKind(constructs, () => true);
}

const measured = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Pod', 'Job', 'CronJob'],
  ...['HorizontalPodAutoscaler', 'Service', 'PersistentVolumeClaim'],
];

/** Of all others it counts alone that they are there. */
function isMeasured({ kind }: ApiObject): boolean {
  return measured.includes(kind);
}

function isScaler({ kind }: ApiObject): boolean {
  return kind === 'HorizontalPodAutoscaler';
}
