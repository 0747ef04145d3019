import type { ApplicationProps } from './application-props.js';
import type { JobProps } from './job-props.js';
import { connectionFields } from '../connections/connection-shape.js';
import { exposureFields } from '../exposure/exposure-shape.js';
import { accountShape } from '../workload/access/account-shape.js';
import { containerFields, containersFields } from '../workload/containers/container-shape.js';
import { jobFields } from '../workload/kinds/job-shape.js';
import { podFields } from '../workload/pods/pod-shape.js';
import { portsShape } from '../workload/port-shape.js';
import { autoscalingShape, budgetShape } from '../workload/scaling/scaling-shape.js';
import { serviceShape } from '../workload/services/service-shape.js';
import type { Fields, Shape } from '../shape/shape.js';
import {
  annotations,
  isRecord,
  labels,
  number,
  object,
  oneOrMany,
  otherwise,
  portNumber,
  text,
} from '../shape/shape.js';

const exampleExposure = 'an object such as { host: "shop.example.com" } or a list of them';

/** The props that applications and jobs share. */
const sharedFields = {
  ...containerFields,
  ...containersFields,
  ...podFields,
  name: text,
  namespace: text,
  calls: connectionFields.calls,
  dns: connectionFields.dns,
  labels,
  annotations,
  account: accountShape,
} satisfies Fields;

function runsToItsEnd(kind: unknown): boolean {
  return kind === 'Job' || kind === 'CronJob';
}

const part: Shape = { kind: 'kept', is: isRecord, wants: 'a part of a manifest' };
const override: Shape = { kind: 'record', of: part, wants: 'an object with parts of manifests' };

/** The props of an application. */
export const applicationFields: Fields<keyof ApplicationProps> = {
  ...sharedFields,
  port: portNumber,
  ports: portsShape,
  callers: connectionFields.callers,
  expose: oneOrMany(object('{ host: "shop.example.com" }', exposureFields), exampleExposure),
  kind: {
    kind: 'choice',
    wants: 'one of Deployment, StatefulSet, DaemonSet',
    of: [
      [
        runsToItsEnd,
        { kind: 'kept', is: () => false, wants: 'what runs an Application; what runs to its end is a Job' },
      ],
      [otherwise, { kind: 'word', of: ['Deployment', 'StatefulSet', 'DaemonSet'] }],
    ],
  },
  replicas: number('a whole number from 0'),
  strategy: { kind: 'word', of: ['RollingUpdate', 'Recreate'] },
  autoscaling: autoscalingShape,
  disruptionBudget: budgetShape,
  service: serviceShape,
  override,
};

const called: Shape = {
  kind: 'kept',
  is: () => false,
  wants: 'what a job has, since nobody calls it; leave it away, or make it an Application',
};

/** The props of a job. What an application is reached by is told apart from what does not exist. */
export const jobPropFields = {
  ...sharedFields,
  ...jobFields,
  override,
  ...{ port: called, ports: called, callers: called, expose: called, service: called },
} satisfies Fields<keyof JobProps>;
