import type { PodContainer } from './containers.js';
import { envFaults } from './env-faults.js';
import { imageFaults } from './image.js';
import { lifecycleFaults } from './lifecycle.js';
import { probeFaults } from './probes.js';
import { resourceFaults } from './resources.js';
import { portFaults } from '../ports.js';
import { hasSleep } from '../pods/kubernetes-version.js';

/** What a container's faults depend on beside itself. */
export interface Around {
  /** The names of all containers of the pod. */
  readonly names: readonly string[];
  /** How many seconds the pod has to stop. */
  readonly grace: number;
  readonly kubernetes: string;
}

/** What is wrong with a container, each fault with its prop. The application's own ports are looked at with `port`. */
export function containerFaults(container: PodContainer, { names, grace, kubernetes }: Around): readonly string[] {
  const { props, ports, prop, role, user } = container;
  const { image, workingDir, root } = props;
  const stopping = { canSleep: hasSleep(kubernetes), grace };
  const faults = [
    ...imageFaults(image).map(fault => `image: ${fault}`),
    ...(workingDir === undefined || workingDir.startsWith('/') ? [] : [`workingDir: ${workingDir} is not absolute`]),
    ...(role === 'own' ? [] : portFaults({ ports: Object.fromEntries(ports.map(one => [one.name, one])) })),
    ...envFaults(props.env, props.envFrom, names),
    ...resourceFaults(props.resources),
    ...probeFaults(props.probes, ports),
    ...lifecycleFaults(props.lifecycle, ports, stopping),
    ...capabilityFaults(props.capabilities),
    ...(user === undefined ? [] : userFaults('user', user)),
    ...commandFaults('command', props.command),
    ...(user !== undefined && root
      ? [`user: ${user} is who it runs as, and \`root\` says root; give one of them`]
      : []),
  ];
  return faults.map(fault => `${prop}${fault}`);
}

/** (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go: IsValidUserID, IsValidGroupID) */
export const mostId = 2 ** 31 - 1;

/** What is wrong with the user id that pods or a container run as. */
export function userFaults(prop: string, user: number): readonly string[] {
  if (!Number.isInteger(user) || user <= 0)
    return [`${prop}: ${user} is not a user id above 0; an image that starts as root is given root: true`];
  return user > mostId ? [`${prop}: ${user} is not a user id, which are 1 to ${mostId}`] : [];
}

/** What is wrong with a command: an empty list takes the image's, and an empty word names no program. */
function commandFaults(prop: string, command: readonly string[] = []): readonly string[] {
  return command[0] === ''
    ? [`${prop}.0: an empty text is no program; name one, or leave it away for the image's`]
    : [];
}

function capabilityFaults(capabilities: readonly string[] = []): readonly string[] {
  return capabilities.flatMap((one, at) =>
    /^[A-Z][A-Z_]*$/.test(one) && !one.startsWith('CAP_')
      ? []
      : [`capabilities.${at}: ${one} is not a capability such as NET_BIND_SERVICE, in capitals and without CAP_`],
  );
}
