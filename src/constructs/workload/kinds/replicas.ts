import type { AutoscalingProps } from '../scaling/autoscaling.js';
import { heldByOne, perhapsHeld } from '../volumes/claims.js';
import type { Mounted } from '../volumes/mounts.js';
import type { KindProps } from './kind-props.js';

/** What says how many pods there are. */
export interface CountProps extends KindProps {
  readonly autoscaling?: AutoscalingProps;
}

/** How many pods there are, and whether the old go before the new come. */
export interface Count {
  /** What is written: nothing under an autoscaler, or for a DaemonSet. */
  readonly replicas?: number;
  /** How many there are at least. */
  readonly least: number;
  readonly strategy?: 'RollingUpdate' | 'Recreate';
}

/** Two pods, where nothing forbids it. */
export function countOf(props: CountProps, volumes: readonly Mounted[]): Count {
  const { kind = 'Deployment', autoscaling } = props;
  const held = kind === 'Deployment' && isHeld(props, volumes);
  const strategy = props.strategy ?? (held ? 'Recreate' : undefined);
  if (kind === 'DaemonSet') return { least: 1 };
  const base = strategy === undefined ? {} : { strategy };
  if (autoscaling) return { ...base, least: autoscaling.min ?? 2 };
  const replicas = props.replicas ?? (kind === 'StatefulSet' || held || strategy === 'Recreate' ? 1 : 2);
  return { ...base, replicas, least: replicas };
}

/** Who asks for several pods says that many can mount a claim of which nothing else is known. */
function isHeld(props: CountProps, volumes: readonly Mounted[]): boolean {
  if (heldByOne(volumes).length > 0) return true;
  return perhapsHeld(volumes).length > 0 && severalAsked(props) === undefined;
}

/** The prop that asks for several pods. */
function severalAsked({ replicas, autoscaling }: CountProps): string | undefined {
  return replicas !== undefined && replicas > 1 ? 'replicas' : autoscaling && 'autoscaling';
}

/** What is wrong with the kind and the number of pods. */
export function countFaults(props: CountProps, volumes: readonly Mounted[]): readonly string[] {
  const { kind = 'Deployment', replicas, strategy, autoscaling } = props;
  const several = severalAsked(props);
  return [
    ...(replicas === undefined || (Number.isInteger(replicas) && replicas >= 0)
      ? []
      : [`replicas: ${replicas} is not a whole number from 0`]),
    ...(replicas !== undefined && autoscaling
      ? ['replicas: `autoscaling` says how many there are; give `autoscaling.min` instead']
      : []),
    ...(kind === 'DaemonSet' ? [...daemonFaults(props), ...daemonVolumeFaults(volumes)] : []),
    ...(kind === 'StatefulSet' && strategy === 'Recreate'
      ? ['strategy: a StatefulSet stops each pod before the next starts by itself; leave it away']
      : []),
    ...(several === undefined || kind === 'DaemonSet' ? [] : heldFaults(several, kind, volumes)),
  ];
}

function daemonFaults({ replicas, strategy, autoscaling }: CountProps): readonly string[] {
  return [
    ...(replicas === undefined ? [] : ['replicas: a DaemonSet has one pod on each node; leave it away']),
    ...(autoscaling ? ['autoscaling: a DaemonSet has one pod on each node; leave it away'] : []),
    ...(strategy === 'Recreate' ? ['strategy: a DaemonSet replaces its pods node by node; leave it away'] : []),
  ];
}

/** One claim for the pods of all nodes: the first holds it, and the others wait for ever. */
function daemonVolumeFaults(volumes: readonly Mounted[]): readonly string[] {
  return heldByOne(volumes).map(
    one =>
      `${one.prop}.claim: one node holds the volume ${one.name}, and a DaemonSet has a pod on each; give it access: 'ReadWriteMany', or \`ephemeral\` or \`hostPath\` in its place`,
  );
}

function heldFaults(prop: string, kind: string, volumes: readonly Mounted[]): readonly string[] {
  if (kind === 'StatefulSet') return [];
  return heldByOne(volumes).map(
    one =>
      `${prop}: the volume ${one.name} (${one.prop}) is held by one pod; give it access: 'ReadWriteMany', or kind: 'StatefulSet' for one claim a pod`,
  );
}

/** What is worth knowing of an update in which new pods start beside those that hold a volume. */
export function countWarnings(props: CountProps, volumes: readonly Mounted[]): readonly string[] {
  const { kind = 'Deployment', strategy } = props;
  if (kind !== 'Deployment' || strategy !== 'RollingUpdate' || severalAsked(props) !== undefined) return [];
  return heldByOne(volumes).map(
    one =>
      `strategy: the volume ${one.name} (${one.prop}) is held by the old pod, and the new one waits for it for ever where it is on another node; leave strategy away, which stops the old one first, or give the volume access: 'ReadWriteMany'`,
  );
}
