import { callFaults } from '../connections/call-faults.js';
import { callerFaults } from '../connections/caller-faults.js';
import { hostNetworkFaults } from '../connections/host-network-faults.js';
import type { Exposure } from '../exposure/exposure.js';
import { exposureFaults } from '../exposure/exposure-faults.js';
import { exposureNameFaults, exposuresOf } from '../exposure/exposures.js';
import { nameFaults } from '../shape/name-faults.js';
import { limitFaults } from '../namespace/limit-faults.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { accountFaults } from '../workload/access/account-faults.js';
import { containersOf } from '../workload/containers/containers.js';
import { countFaults, countOf } from '../workload/kinds/replicas.js';
import { podFaults } from '../workload/pods/pod-faults.js';
import type { NamedPort } from '../workload/ports.js';
import { portFaults } from '../workload/ports.js';
import { autoscalingFaults } from '../workload/scaling/autoscaler.js';
import { budgetFaults } from '../workload/scaling/disruption-budget.js';
import { serviceFaults } from '../workload/services/service-faults.js';
import { volumesIn } from '../workload/volumes/mounts.js';
import type { Workload, WorkloadConstruct } from '../workload/workload.js';
import { admissionFaults } from './admission.js';
import type { ApplicationProps } from './application-props.js';
import { labelFaults } from './owned-labels.js';
import { overrideFaults } from './override.js';
import { nodePortFaults } from './services/node-port-faults.js';
import type { SharedProps } from './shared-props.js';

/** What is wrong with an application: each fault names the prop and says what is allowed. `made`: its manifests by name. */
export function applicationFaults(
  application: WorkloadConstruct,
  props: ApplicationProps,
  platform: PlatformSettings,
  made: readonly string[],
): readonly string[] {
  const { name, ports } = application;
  const volumes = volumesIn(containersOf(name, props));
  return [
    ...sharedFaults(application, props, platform),
    ...portFaults(props),
    ...countFaults(props, volumes),
    ...autoscalingFaults(props.autoscaling),
    ...budgetFaults(props.disruptionBudget, countOf(props, volumes).least),
    ...serviceFaults(props.service, ports),
    ...nodePortFaults(application, ports),
    ...overrideFaults(props.override, made),
    ...callerFaults(application, props.callers),
    ...(props.expose ? exposeFaults(application, props.expose, platform) : []),
  ];
}

/** What is wrong with what applications and jobs share. */
export function sharedFaults(
  construct: WorkloadConstruct,
  props: SharedProps,
  { kubernetes, network, podSecurity }: PlatformSettings,
): readonly string[] {
  const { name, namespace } = construct;
  const containers = containersOf(name, props);
  return [
    ...nameFaults(construct, props),
    ...podFaults(props, containers, kubernetes),
    ...limitFaults(construct, namespace, containers),
    ...admissionFaults(construct, namespace, { props, containers, podSecurity }),
    ...labelFaults('labels', props.labels),
    ...labelFaults('podLabels', props.podLabels),
    ...accountFaults(props.account),
    ...callFaults(construct, props.calls, network),
    ...hostNetworkFaults(props, props),
  ];
}

/** What is wrong with what is exposed. */
export function exposeFaults(
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
