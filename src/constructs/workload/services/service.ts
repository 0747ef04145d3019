import type { JsonObject } from '#model/json.js';
import type { Labels } from '#model/resource.js';
import type { NamedPort } from '../ports.js';
import type { Workload } from '../workload.js';
import type { ApplicationServiceProps } from './service-props.js';

/** The Service of an application: its ports by name, each leading to the pods' port of that name. */
export function serviceOf(workload: Workload, labels: Labels, props: ApplicationServiceProps = {}): JsonObject {
  const { name, namespace, podLabels, ports } = workload;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels: { ...labels, ...props.labels }, annotations: props.annotations },
    spec: { ...addressedBy(props), selector: podLabels, ports: ports.map(portOf) },
  };
}

/** The Service that gives the pods of a StatefulSet their names; members of a cluster find each other by it. */
export function governingServiceOf(
  { namespace, podLabels, ports }: Workload,
  name: string,
  labels: Labels,
): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: podLabels,
      ports: ports.length === 0 ? undefined : ports.map(one => ({ ...portOf(one), nodePort: undefined })),
    },
  };
}

function portOf({ name, service, protocol, nodePort }: NamedPort): JsonObject {
  return { name, port: service, targetPort: name, protocol, nodePort };
}

function addressedBy(props: ApplicationServiceProps): JsonObject {
  const { type, headless, sticky, dualStack } = props;
  return {
    type,
    clusterIP: headless === true ? 'None' : undefined,
    publishNotReadyAddresses: props.publishNotReady,
    ...(sticky === undefined || sticky === false ? {} : stickyBy(sticky)),
    externalTrafficPolicy: props.externalTraffic,
    internalTrafficPolicy: props.internalTraffic,
    trafficDistribution: props.trafficDistribution,
    ipFamilyPolicy: dualStack && `${dualStack}DualStack`,
    ipFamilies: props.ipFamilies,
    loadBalancerClass: props.loadBalancerClass,
    loadBalancerSourceRanges: props.sourceRanges,
  };
}

function stickyBy(sticky: true | number): JsonObject {
  const seconds = sticky === true ? undefined : { clientIP: { timeoutSeconds: sticky } };
  return { sessionAffinity: 'ClientIP', sessionAffinityConfig: seconds };
}
