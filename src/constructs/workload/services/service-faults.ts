import { cidrFaults } from '../../shape/cidr-faults.js';
import type { NamedPort } from '../ports.js';
import type { ApplicationServiceProps } from './service-props.js';

/** What is wrong with a Service. */
export function serviceFaults(
  props: ApplicationServiceProps | undefined,
  ports: readonly NamedPort[],
): readonly string[] {
  const { type = 'ClusterIP' } = props ?? {};
  return [
    ...(props && ports.length === 0 ? ['service: there is no port to serve; give `port` or `ports`'] : []),
    ...(props ? outsideFaults(props) : []),
    ...ports.flatMap(({ name, nodePort }) =>
      nodePort === undefined || type !== 'ClusterIP'
        ? []
        : [`ports.${name}.nodePort: a Service of type ClusterIP has none; give service: { type: 'NodePort' }`],
    ),
    ...twiceFaults(ports),
  ];
}

/** (kubernetes v1.36, pkg/apis/core/validation/validation.go: ValidateService) */
function twiceFaults(ports: readonly NamedPort[]): readonly string[] {
  return ports.flatMap(({ name, nodePort, protocol }, at) => {
    const first = ports.find(one => one.nodePort === nodePort && one.protocol === protocol);
    if (nodePort === undefined || first === undefined || first === ports[at]) return [];
    return [`ports.${name}.nodePort: ${first.name} has ${nodePort}/${protocol} already; give another`];
  });
}

/** What makes sense from outside alone. (kubernetes v1.36, pkg/apis/core/validation/validation.go: ValidateService) */
function outsideFaults(props: ApplicationServiceProps): readonly string[] {
  const { type = 'ClusterIP', headless, externalTraffic, loadBalancerClass, sourceRanges, sticky } = props;
  const balanced = Object.entries({ loadBalancerClass, sourceRanges }).filter(([, value]) => value !== undefined);
  return [
    ...(headless && type !== 'ClusterIP'
      ? [`service.headless: a Service of type ${type} has an address; leave one away`]
      : []),
    ...(externalTraffic !== undefined && type === 'ClusterIP'
      ? ["service.externalTraffic: nothing comes from outside to a ClusterIP; give type: 'LoadBalancer' or 'NodePort'"]
      : []),
    ...(type === 'LoadBalancer'
      ? []
      : balanced.map(
          ([name]) => `service.${name}: a Service of type ${type} has no load balancer; give type: 'LoadBalancer'`,
        )),
    ...(sourceRanges ?? []).flatMap((range, at) => cidrFaults(`service.sourceRanges.${at}`, [range])),
    ...(typeof sticky !== 'number' || (Number.isInteger(sticky) && sticky >= 1 && sticky <= 86400)
      ? []
      : [`service.sticky: ${sticky} is not a whole number of seconds from 1 to 86400`]),
  ];
}
