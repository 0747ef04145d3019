import type { ApiObject } from 'cdk8s';
import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import { objectsOfKind } from '../tree/objects-of-kind.js';
import { seenIn } from '../tree/seen.js';
import { amountOf } from '../workload/quantities/quantity.js';
import type { NamespaceConstruct } from './is-namespace.js';
import type { Amounts, Limits } from './limits.js';

/** What a workload asks for with as few pods as it may have: processors, bytes, pods. */
export interface Demand {
  readonly path: string;
  readonly amounts: Readonly<Record<'cpu' | 'memory' | 'cpuLimit' | 'memoryLimit' | 'pods', number>>;
}

/** What the workloads of a namespace ask for, whoever writes them. Jobs come and go, and do not count. */
export function demandsIn(namespace: NamespaceConstruct, limits: Limits | undefined): readonly Demand[] {
  const objects = seenIn(namespace, counted).filter(one => one.metadata.namespace === namespace.name);
  const read = objects.flatMap(one => {
    const manifest = manifestOf(one);
    return manifest ? [{ path: makerOf(one).node.path, kind: one.kind, manifest }] : [];
  });
  const scalers = read.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').map(({ manifest }) => manifest);
  return read.flatMap(({ path, kind, manifest }) => {
    const template = podTemplateOf(kind, manifest);
    return template ? [{ path, amounts: amountsOf(template, podsOf(kind, manifest, scalers), limits ?? {}) }] : [];
  });
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

const lasting = ['Deployment', 'StatefulSet', 'DaemonSet'];

function counted(constructs: readonly IConstruct[]): readonly ApiObject[] {
  return objectsOfKind(constructs, kind => lasting.includes(kind) || kind === 'HorizontalPodAutoscaler');
}

function podTemplateOf(kind: string, { spec }: JsonObject): JsonObject | undefined {
  return lasting.includes(kind) ? objectOf(objectOf(objectOf(spec)['template'])['spec']) : undefined;
}

/** An autoscaler does not go below its least, whatever the workload says. A DaemonSet has a pod on some node, or none is needed. */
function podsOf(kind: string, { spec, metadata }: JsonObject, scalers: readonly JsonObject[]): number {
  if (kind === 'DaemonSet') return 1;
  const name = textOf(objectOf(metadata)['name']);
  const scaler = scalers.map(one => objectOf(one['spec'])).find(one => isOf(one, kind, name));
  return scaler ? (numberOf(scaler['minReplicas']) ?? 1) : (numberOf(objectOf(spec)['replicas']) ?? 1);
}

function isOf({ scaleTargetRef }: JsonObject, kind: string, name: string | undefined): boolean {
  const target = objectOf(scaleTargetRef);
  return target['kind'] === kind && target['name'] === name;
}

/** Init containers end before the others start: a pod needs at least what the others do. */
function amountsOf({ containers }: JsonObject, pods: number, limits: Limits): Demand['amounts'] {
  const each = itemsOf(containers).map(one => objectOf(objectOf(one)['resources']));
  const sum = (amount: (resources: JsonObject) => number | undefined): number =>
    pods * each.reduce((all, one) => all + (amount(one) ?? 0), 0);
  return {
    cpu: sum(one => requestOf(one, 'cpu', limits)),
    memory: sum(one => requestOf(one, 'memory', limits)),
    cpuLimit: sum(one => limitOf(one, 'cpu', limits)),
    memoryLimit: sum(one => limitOf(one, 'memory', limits)),
    pods,
  };
}

/** (kubernetes v1.36, pkg/apis/core/v1/defaults.go: SetDefaults_Pod, SetDefaults_LimitRangeItem) */
function requestOf({ requests, limits: own }: JsonObject, name: keyof Amounts, limits: Limits): number | undefined {
  const said = objectOf(requests)[name] ?? objectOf(own)[name] ?? limits.defaultRequest?.[name];
  return amountIn(said ?? limits.default?.[name] ?? limits.max?.[name] ?? limits.min?.[name]);
}

function limitOf({ limits: own }: JsonObject, name: keyof Amounts, limits: Limits): number | undefined {
  return amountIn(objectOf(own)[name] ?? limits.default?.[name] ?? limits.max?.[name]);
}

function amountIn(quantity: Json | undefined): number | undefined {
  return typeof quantity === 'string' || typeof quantity === 'number' ? amountOf(`${quantity}`) : undefined;
}
