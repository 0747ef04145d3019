import { applicationFields } from '../application/application-shape.js';
import type { ApplicationProps } from '../application/application-props.js';
import { exposeFaults } from '../application/application-faults.js';
import { callFaults } from '../connections/call-faults.js';
import { callerFaults } from '../connections/caller-faults.js';
import { connect } from '../connections/connect.js';
import { expose } from '../route/expose.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { allFaults, fitOf } from '../shape/fit.js';
import { apiObject } from '../tree/api-object.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import type { ForeignConstruct } from './foreign-construct.js';
import { foreignName, isForeignConstruct } from './foreign-construct.js';
import { nativeConnections } from './native-props.js';
import { workloadOf } from './foreign-workload.js';

type AdoptedProps = Pick<ApplicationProps, 'calls' | 'callers' | 'dns' | 'expose'>;

const { calls, callers, dns, expose: exposed } = applicationFields;
const adoptedFields = { calls, callers, dns, expose: exposed };

/**
 * Takes over a construct of another library: a Service where none leads to its pods, the network policies of its calls and its
 * callers, and its routes. They stand below it.
 */
export function adopt(existing: ForeignConstruct, given: unknown, platform: PlatformSettings): WorkloadConstruct {
  if (!isForeignConstruct(existing))
    throw new Error(
      `Application.of: existing: ${spoken(existing)} is not a construct that stands for a manifest; give a Deployment or a StatefulSet of cdk8s-plus, or an ApiObject`,
    );
  const workload = workloadOf(existing);
  if (adopted.has(workload)) return takenOverAgain(workload, existing);
  adopted.add(workload);
  const { props, misfits } = fitOf<AdoptedProps>(nativeConnections(given), adoptedFields);
  const writesService = !workload.isServed && workload.ports.length > 0;
  workload.node.addValidation({
    validate: () =>
      allFaults(misfits, [
        ...callFaults(workload, props.calls, platform.network),
        ...callerFaults(workload, props.callers),
        ...(props.expose ? exposeFaults(workload, props.expose, platform) : []),
      ]).map(one => `Application.of ${foreignName(existing)}: ${one}`),
  });
  if (writesService && !workload.node.tryFindChild('service')) apiObject(workload, 'service', serviceFor(workload));
  connect(workload, props, platform);
  if (props.expose) expose(workload, props.expose, platform);
  return workload;
}

/** What was taken over: its calls and routes are said once. */
const adopted = new WeakSet<WorkloadConstruct>();

function takenOverAgain(workload: WorkloadConstruct, existing: ForeignConstruct): WorkloadConstruct {
  const says = `Application.of ${foreignName(existing)}: it was taken over before; give all its calls, callers and routes in one call`;
  workload.node.addValidation({ validate: () => [says] });
  return workload;
}

/** A value that plain JavaScript gave for the construct, in a message. */
function spoken(given: unknown): string {
  if (typeof given === 'object' && given !== null && 'node' in given) return `the construct ${pathOf(given.node)}`;
  if (typeof given === 'string') return JSON.stringify(given);
  return given === undefined
    ? 'nothing'
    : given === null
      ? 'null'
      : Array.isArray(given)
        ? 'a list'
        : `a value of type ${typeof given}`;
}

function pathOf(node: unknown): string {
  return typeof node === 'object' && node !== null && 'path' in node ? String(node.path) : 'without a path';
}

/** A port that its container gives no name is led to by its number. */
function serviceFor({ name, namespace, labels, podLabels, ports }: WorkloadConstruct) {
  const several = ports.length > 1;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      selector: podLabels,
      ports: ports.map(one => ({
        ...(isNamed(one.name) ? { name: one.name } : several && { name: `port-${one.port}` }),
        port: one.service,
        targetPort: one.port,
        protocol: one.protocol,
      })),
    },
  };
}

function isNamed(name: string): boolean {
  return !/^\d+$/.test(name);
}
