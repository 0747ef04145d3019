import type { Construct, IConstruct } from 'constructs';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { objectsOfKind } from '../tree/objects-of-kind.js';
import { seenIn } from '../tree/seen.js';
import type { PodContainer } from '../workload/containers/containers.js';
import type { PodProps } from '../workload/pods/pod-props.js';
import { mountedBy } from '../workload/volumes/mounts.js';

/** The pods of an application, and what the platform holds namespaces to. */
interface Admitted {
  readonly props: PodProps;
  readonly containers: readonly PodContainer[];
  readonly podSecurity: PlatformSettings['podSecurity'];
}

/** What the pods of an application ask for beyond a pod security standard. */
interface Beyond {
  readonly prop: string;
  readonly is: string;
  readonly instead: string;
  /** The strictest standard that takes it. */
  readonly takes: 'privileged' | 'baseline' | 'restricted';
}

/**
 * What the namespace's pod security standard refuses: it is known where the app makes the namespace, or the platform says it.
 * (kubernetes v1.36, staging/src/k8s.io/pod-security-admission/policy)
 */
export function admissionFaults(
  construct: Construct,
  namespace: string,
  { props, containers, podSecurity }: Admitted,
): readonly string[] {
  const beyond = [...hostBeyond(props), ...containers.flatMap(one => [...beyondOf(one), ...lowPorts(one, props)])];
  if (beyond.length === 0) return [];
  const held = seenIn(construct, standards).get(namespace) ?? standardOf(podSecurity);
  if (held === undefined) return [];
  return beyond
    .filter(({ takes }) => rank(takes) < rank(held.level))
    .concat(held.level === 'restricted' ? beyond.filter(({ takes }) => takes === 'restricted') : [])
    .map(
      ({ prop, is, instead }) =>
        `${prop}: ${is}, and namespace ${namespace} (${held.by}) is held to ${held.level}; ${instead}`,
    );
}

const levels = ['privileged', 'baseline', 'restricted'] as const;

function rank(level: string): number {
  return levels.findIndex(one => one === level);
}

/** What a namespace is held to, and who says so: a construct, or the platform. */
interface Standard {
  readonly level: string;
  readonly by: string;
}

/** By the labels of the Namespaces: the first of a name counts. */
function standards(constructs: readonly IConstruct[]): ReadonlyMap<string, Standard> {
  const namespaces = objectsOfKind(constructs, kind => kind === 'Namespace').toReversed();
  return new Map(
    namespaces.flatMap(one => {
      const level: unknown = one.metadata.getLabel('pod-security.kubernetes.io/enforce');
      return typeof level === 'string' ? [[one.name, { level, by: one.node.path }] as const] : [];
    }),
  );
}

/** By what the platform says of namespaces that somebody else makes. */
function standardOf(podSecurity: PlatformSettings['podSecurity']): Standard | undefined {
  if (podSecurity === undefined) return undefined;
  const level = typeof podSecurity === 'string' ? podSecurity : (podSecurity.enforce ?? 'restricted');
  return { level, by: 'podSecurity of definePlatform' };
}

/** The capabilities that *baseline* takes. (policy/check_capabilities_baseline.go) */
const baseline = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE', 'SETFCAP'],
  ...['SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

function beyondOf(container: PodContainer): readonly Beyond[] {
  const { prop, props } = container;
  const { root, privileged, capabilities = [] } = props;
  const adds = capabilities.map((one): Beyond | undefined => {
    if (one === 'NET_BIND_SERVICE') return undefined;
    const takes = baseline.includes(one) ? 'baseline' : 'privileged';
    const instead = `leave ${one} away, or give the namespace podSecurity: '${takes}'`;
    return { prop: `${prop}capabilities`, is: `it adds ${one}`, instead, takes };
  });
  return [
    ...(root
      ? [
          {
            prop: `${prop}root`,
            is: 'the container starts as root',
            instead: "give `user` and an image that runs as it, or give the namespace podSecurity: 'baseline'",
            takes: 'baseline',
          } as const,
        ]
      : []),
    ...(privileged
      ? [
          {
            prop: `${prop}privileged`,
            is: 'the container may do all that the node may',
            instead: "leave it away, or give the namespace podSecurity: 'privileged'",
            takes: 'privileged',
          } as const,
        ]
      : []),
    ...adds.flatMap(one => one ?? []),
    ...volumesBeyond(container),
  ];
}

/** (policy/check_hostNamespaces.go) */
function hostBeyond({ hostNetwork }: PodProps): readonly Beyond[] {
  if (hostNetwork !== true) return [];
  const instead = "leave it away, or give the namespace podSecurity: 'privileged'";
  return [{ prop: 'hostNetwork', is: 'its pods share the network of their node', instead, takes: 'privileged' }];
}

/** (policy/check_hostPathVolumes.go, policy/check_restrictedVolumes.go) */
function volumesBeyond(container: PodContainer): readonly Beyond[] {
  return mountedBy(container).flatMap(({ volume, prop }): readonly Beyond[] => {
    if (volume.hostPath !== undefined) {
      const instead = "mount a claim, or give the namespace podSecurity: 'privileged'";
      return [{ prop: `${prop}.hostPath`, is: 'it mounts a path of the node', instead, takes: 'privileged' }];
    }
    if (volume.nfs === undefined) return [];
    const instead = "mount a claim of a PersistentVolume, or give the namespace podSecurity: 'baseline'";
    return [{ prop: `${prop}.nfs`, is: 'it mounts an NFS server by itself', instead, takes: 'baseline' }];
  });
}

/**
 * Who is not root listens on ports below 1024 only where the kernel is told so: containerd 2 tells it by itself, others do
 * not. A capability does not help: without privileges to gain, a program never gets it.
 * (policy/check_sysctls.go takes the setting under every standard)
 */
function lowPorts({ prop, props, ports, role }: PodContainer, { sysctls = {} }: PodProps): readonly Beyond[] {
  const first = Number(sysctls['net.ipv4.ip_unprivileged_port_start'] ?? 1024);
  if (props.root === true || props.privileged === true) return [];
  const low = ports.filter(one => one.port < 1024 && one.port < first);
  return low.map(({ name, port }) => ({
    prop: role === 'own' && name === 'main' ? 'port' : `${prop}ports.${name}`,
    is: `${port} is below 1024, where only root listens on many nodes`,
    instead: `let it listen above (ports: { ${name}: { port: ${port + 8000}, service: ${port} } }), or give sysctls: { 'net.ipv4.ip_unprivileged_port_start': '0' }`,
    takes: 'restricted',
  }));
}
