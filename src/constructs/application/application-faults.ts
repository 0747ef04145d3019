import type { ApplicationProps } from './application-props.js';
import { callFaults } from '../connections/calls.js';
import { envFaults } from '../workload/env.js';
import type { Exposure } from '../exposure/exposure.js';
import { exposureFaults } from '../exposure/exposure-faults.js';
import { exposureNameFaults, exposuresOf } from '../exposure/exposures.js';
import { nameFaults } from '../shape/name-faults.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { NamedPort } from '../workload/ports.js';
import { portFaults } from '../workload/ports.js';
import { probeFaults } from '../workload/probes.js';
import { resourceFaults } from '../workload/resources.js';
import { volumeFaults } from '../workload/volumes.js';
import type { Workload } from '../workload/workload.js';

/** What is wrong with an application: each fault names the prop and says what is allowed. */
export function applicationFaults(
  workload: Workload,
  props: ApplicationProps,
  platform: PlatformSettings,
): readonly string[] {
  return [
    ...nameFaults(workload, props),
    ...(isImage(props.image) ? [] : ['image: an image is named without blanks, such as registry/shop/web:1']),
    ...countFaults(props),
    ...portFaults(props),
    ...envFaults(props.env),
    ...resourceFaults(props.resources),
    ...probeFaults(props.probes, workload.ports),
    ...volumeFaults(props.volumes, props.writable),
    ...callFaults(props.calls),
    ...(props.callers?.length && workload.ports.length === 0
      ? ['callers: there is no port to call; give `port` or `ports`']
      : []),
    ...(props.expose ? exposeFaults(workload, props.expose, platform) : []),
  ];
}

function isImage(image: unknown): boolean {
  return typeof image === 'string' && /^\S+$/.test(image);
}

function countFaults({ replicas = 1, user = 1, group = 1 }: ApplicationProps): readonly string[] {
  return [
    ...(Number.isInteger(replicas) && replicas >= 0 ? [] : [`replicas: ${replicas} is not a whole number from 0`]),
    ...(Number.isInteger(user) && user > 0
      ? []
      : [`user: ${user} is not a user id above 0; the pods never run as root`]),
    ...(Number.isInteger(group) && group >= 0 ? [] : [`group: ${group} is not a group id`]),
  ];
}

function exposeFaults(
  { name, namespace, ports }: Workload,
  expose: Exposure | readonly Exposure[],
  platform: PlatformSettings,
): readonly string[] {
  if (ports.length === 0) return ['expose: there is no port to expose; give `port` or `ports`'];
  const exposures = exposuresOf(name, expose);
  return [
    ...exposureNameFaults(exposures),
    ...exposures.flatMap(({ exposure, prefix }) => [
      ...exposedPortFaults(exposure.port, ports, prefix),
      ...exposureFaults(exposure, prefix, { subdomain: name, namespace }, platform),
    ]),
  ];
}

function exposedPortFaults(port: string | undefined, ports: readonly NamedPort[], prefix: string): readonly string[] {
  const found = port === undefined ? ports[0] : ports.find(one => one.name === port);
  if (found === undefined)
    return [`${prefix}port: there is no port ${port ?? ''}; there is ${ports.map(one => one.name).join(', ')}`];
  return found.protocol === 'TCP'
    ? []
    : [
        `${prefix}port: ${found.name} speaks ${found.protocol}, and controllers route over TCP alone; name a port of TCP`,
      ];
}
