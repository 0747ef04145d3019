import type { Backend } from '#model/backend.js';
import type { Shape } from '../../shape/shape.js';
import { has, isNumber, isText, object, portNumber } from '../../shape/shape.js';
import type { NamedPort } from '../../workload/ports.js';
import type { WorkloadConstruct } from '../../workload/workload.js';
import { isWorkloadConstruct } from '../../workload/workload.js';
import { serviceName, text } from '../values/checked.js';

/** Another place in the route's namespace that gets requests: an application, one port of it, or a Service by name. */
export type OtherBackend =
  | WorkloadConstruct
  | { readonly application: WorkloadConstruct; readonly port?: string }
  | { readonly service: string; readonly port: number | string };

/** Another place as policies have it. */
export function otherBackendOf(other: OtherBackend, namespace: string): Backend {
  if ('service' in other && typeof other.service === 'string')
    return { namespace, service: other.service, port: other.port };
  const { application, port } = placeOf(other);
  const named = port === undefined ? application.ports[0] : application.ports.find(one => one.name === port);
  return { namespace: application.namespace, service: application.name, port: named?.name ?? '' };
}

/** The application behind another place and the port of it, where they are known. */
export function otherWorkload(
  other: OtherBackend,
): { readonly workload: WorkloadConstruct; readonly port?: NamedPort } | undefined {
  if ('service' in other && typeof other.service === 'string') return undefined;
  const { application: workload, port } = placeOf(other);
  const found = port === undefined ? workload.ports[0] : workload.ports.find(one => one.name === port);
  return { workload, ...(found && { port: found }) };
}

/** What is wrong with another place, beyond its shape. */
export function otherBackendFaults(other: OtherBackend, prop: string, namespace: string): readonly string[] {
  if ('service' in other && typeof other.service === 'string') return [];
  const { application, port } = placeOf(other);
  const { name, namespace: own, ports } = application;
  const found = port === undefined ? ports[0] : ports.find(one => one.name === port);
  return [
    ...(own === namespace
      ? []
      : [`${prop}: ${name} is in namespace ${own}; a route leads to its own namespace, ${namespace}`]),
    ...(found
      ? []
      : [`${prop}.port: ${name} has no such port; there is ${ports.map(one => one.name).join(', ') || 'none'}`]),
  ];
}

function placeOf(other: OtherBackend): { readonly application: WorkloadConstruct; readonly port?: string } {
  // What is no Service by name is an application, or names one.
  return 'application' in other ? other : { application: other as WorkloadConstruct };
}

const port: Shape = {
  kind: 'choice',
  wants: 'a port: a name, or a number from 1 to 65535',
  of: [
    [isText, text],
    [isNumber, portNumber],
  ],
};
const workload: Shape = { kind: 'kept', is: isWorkloadConstruct, wants: 'an Application' };

/** Another place as a prop. */
export const otherBackend: Shape = {
  kind: 'choice',
  wants: 'an Application, { application } or { service, port }',
  of: [
    [isWorkloadConstruct, workload],
    [has('application'), object('{ application: web }', { application: workload, port: text }, ['application'])],
    [has('service'), object('{ service: "web", port: 80 }', { service: serviceName, port }, ['service', 'port'])],
  ],
};
