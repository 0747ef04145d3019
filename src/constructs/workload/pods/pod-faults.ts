import { isName } from '../../shape/hosts.js';
import type { PodContainer } from '../containers/containers.js';
import { containerFaults, mostId, userFaults } from '../containers/container-faults.js';
import { clashes } from '../ports.js';
import { volumeFaults } from '../volumes/volume-faults.js';
import { hasSidecars } from './kubernetes-version.js';
import type { PodProps } from './pod-props.js';
import { aliasFaults, resolutionFaults } from './resolution.js';

/** What is wrong with the pods of an application or a job. */
export function podFaults(props: PodProps, containers: readonly PodContainer[], kubernetes: string): readonly string[] {
  const names = containers.map(({ name }) => name);
  const grace = props.gracePeriod ?? 30;
  const [own] = containers;
  return [
    ...countFaults(props),
    ...(own?.props.root === true && props.user !== undefined
      ? [`user: ${props.user} is who the container runs as, and \`root\` says that it starts as root; give one of them`]
      : []),
    ...containers.flatMap(one => nameFaults(one, names)),
    ...containers.flatMap(one => containerFaults(one, { names, grace, kubernetes })),
    ...clashes(containers.flatMap(one => one.ports.map(port => ({ ...port, prop: one.prop })))),
    ...volumeFaults(containers),
    ...(hasSidecars(kubernetes) || !containers.some(({ role }) => role === 'sidecar')
      ? []
      : ['sidecars: Kubernetes has them from 1.29 on; give `containers`, or another `kubernetes` to definePlatform']),
    ...sysctlFaults(props.sysctls),
    ...resolutionFaults(props.resolution),
    ...aliasFaults(props.hostAliases),
  ];
}

function countFaults({ user = 1, group = 1, gracePeriod = 30 }: PodProps): readonly string[] {
  return [
    ...userFaults('user', user),
    ...(Number.isInteger(group) && group >= 0 && group <= mostId
      ? []
      : [`group: ${group} is not a group id from 0 to ${mostId}`]),
    ...(Number.isInteger(gracePeriod) && gracePeriod >= 0
      ? []
      : [`gracePeriod: ${gracePeriod} is not a whole number of seconds from 0`]),
  ];
}

function nameFaults({ name, role, prop }: PodContainer, names: readonly string[]): readonly string[] {
  if (role === 'own') return [];
  const list = prop.replace(/\..*/, '');
  return [
    ...(isName(name)
      ? []
      : [`${list}: ${name} is not a DNS label (a-z first, then a-z, 0-9 and inner dashes, up to 63)`]),
    ...(names.filter(one => one === name).length === 1
      ? []
      : [`${list}: ${name} is the name of another container of the pod; give another`]),
  ];
}

/** (kubernetes v1.36, pkg/apis/core/validation/validation.go: SysctlContainSlashFmt) */
function sysctlFaults(sysctls: Readonly<Record<string, string>> = {}): readonly string[] {
  const odd = Object.keys(sysctls).filter(
    name => !/^([a-z0-9][-_a-z0-9]*[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/.test(name),
  );
  return odd.map(
    name => `sysctls: ${name} is not the name of a kernel setting, such as net.ipv4.ip_unprivileged_port_start`,
  );
}
