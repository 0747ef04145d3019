import type { AutoscalingProps } from '../scaling/autoscaling.js';
import { heldByOne } from '../volumes/claims.js';
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
  const held = kind === 'Deployment' && heldByOne(volumes).length > 0;
  const strategy = props.strategy ?? (held ? 'Recreate' : undefined);
  if (kind === 'DaemonSet') return { least: 1 };
  const base = strategy === undefined ? {} : { strategy };
  if (autoscaling) return { ...base, least: autoscaling.min ?? 2 };
  const replicas = props.replicas ?? (kind === 'StatefulSet' || strategy === 'Recreate' ? 1 : 2);
  return { ...base, replicas, least: replicas };
}

/** What is wrong with the kind and the number of pods. */
export function countFaults(props: CountProps, volumes: readonly Mounted[]): readonly string[] {
  const { kind = 'Deployment', replicas, strategy, autoscaling } = props;
  const several = replicas !== undefined && replicas > 1 ? 'replicas' : autoscaling ? 'autoscaling' : undefined;
  return [
    ...(replicas === undefined || (Number.isInteger(replicas) && replicas >= 0)
      ? []
      : [`replicas: ${replicas} is not a whole number from 0`]),
    ...(replicas !== undefined && autoscaling
      ? ['replicas: `autoscaling` says how many there are; give `autoscaling.min` instead']
      : []),
    ...(kind === 'DaemonSet' ? daemonFaults(props) : []),
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

/** A claim by name may be one that many can mount: that is for its owner to know. */
function heldFaults(prop: string, kind: string, volumes: readonly Mounted[]): readonly string[] {
  const held = heldByOne(volumes).filter(({ volume: { claim } }) => typeof claim === 'object' && 'size' in claim);
  if (kind === 'StatefulSet') return [];
  return held.map(
    one =>
      `${prop}: the volume ${one.name} (${one.prop}) is held by one pod; give it access: 'ReadWriteMany', or kind: 'StatefulSet' for one claim a pod`,
  );
}
