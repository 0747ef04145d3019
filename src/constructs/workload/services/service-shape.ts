import type { Fields, Shape } from '../../shape/shape.js';
import { annotations, flag, isFlag, labels, number, object, otherwise, text, texts } from '../../shape/shape.js';
import type { ApplicationServiceProps } from './service-props.js';

const policy: Shape = { kind: 'word', of: ['Cluster', 'Local'] };
const fields: Fields<keyof ApplicationServiceProps> = {
  type: { kind: 'word', of: ['ClusterIP', 'NodePort', 'LoadBalancer'] },
  headless: flag,
  publishNotReady: flag,
  sticky: {
    kind: 'choice',
    wants: 'true, false or a number of seconds',
    of: [
      [isFlag, flag],
      [otherwise, number('true, false or a number of seconds')],
    ],
  },
  externalTraffic: policy,
  internalTraffic: policy,
  trafficDistribution: { kind: 'word', of: ['PreferClose', 'PreferSameZone', 'PreferSameNode'] },
  dualStack: { kind: 'word', of: ['Prefer', 'Require'] },
  ipFamilies: { kind: 'list', of: { kind: 'word', of: ['IPv4', 'IPv6'] }, wants: 'a list of IPv4 and IPv6' },
  loadBalancerClass: text,
  sourceRanges: texts,
  labels,
  annotations,
};

/** How a Service is reached. */
export const serviceShape: Shape = object('{ type: "LoadBalancer" }', fields);
