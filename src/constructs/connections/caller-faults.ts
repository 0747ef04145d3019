import { cidrFaults } from '../shape/cidr-faults.js';
import { isName } from '../shape/hosts.js';
import type { Workload, WorkloadConstruct } from '../workload/workload.js';
import type { Caller } from './caller.js';
import { metricsPort, namedPortsOf } from './callers.js';
import { isWorkload } from './calls.js';
import { onNodeFaults } from './host-network-faults.js';
import { inOtherApp, shownPods } from './ends/other-app.js';

/** What is wrong with the callers that were given: each fault names the one that it is about. */
export function callerFaults(callee: WorkloadConstruct, callers: readonly Caller[] = []): readonly string[] {
  if (callers.length > 0 && callee.ports.length === 0)
    return ['callers: there is no port to call; give `port` or `ports`'];
  return callers.flatMap((caller, at) => [
    ...strangerFaults(callee, caller, `callers.${at}`),
    ...onNodeFaults(caller, `callers.${at}`),
    ...whoFaults(caller, `callers.${at}`),
    ...portFaults(callee, caller, `callers.${at}`),
  ]);
}

function strangerFaults(callee: WorkloadConstruct, caller: Caller, prop: string): readonly string[] {
  const other = inOtherApp(callee, caller);
  if (other === undefined) return [];
  return [
    `${prop}: ${other.name} stands in another app, which this one does not render; name its pods, { ${shownPods(other)} }, and let it out there by \`calls\``,
  ];
}

function whoFaults(caller: Caller, prop: string): readonly string[] {
  if (isWorkload(caller) || 'application' in caller) return [];
  if (!('kind' in caller)) {
    const { namespace } = caller;
    return isName(namespace) ? [] : [`${prop}.namespace: ${JSON.stringify(namespace)} is not the name of a namespace`];
  }
  return caller.kind === 'monitoring' ? [] : cidrFaults(prop, caller.cidrs, caller.except);
}

function portFaults(callee: Workload, caller: Caller, prop: string): readonly string[] {
  const there = callee.ports.map(({ name }) => name).join(', ');
  const named = namedPortsOf(caller);
  if (named?.length === 0) return [`${prop}.ports: names no port; leave it away for all of them: ${there}`];
  const odd = (named ?? []).filter(name => !callee.ports.some(one => one.name === name || one.port === name));
  if (odd.length > 0) return odd.map(name => `${prop}.ports: there is no port ${name}; there is ${there}`);
  const scrapes = !isWorkload(caller) && 'kind' in caller && caller.kind === 'monitoring';
  return scrapes && metricsPort(callee, caller) === undefined
    ? [
        `${prop}: which port gives metrics, is not said; name it, as in monitoring('${callee.ports[0]?.name ?? 'main'}'), of ${there}`,
      ]
    : [];
}
