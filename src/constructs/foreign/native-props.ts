import { isRecord } from '../shape/shape.js';
import { isWorkloadConstruct } from '../workload/workload.js';
import type { ForeignConstruct } from './foreign-construct.js';
import { foreignName, isForeignConstruct } from './foreign-construct.js';
import { workloadOf } from './foreign-workload.js';

/**
 * Props with the constructs of other libraries in `calls` and `callers` taken for workloads, and one in `account` for an account that
 * is there; what is none of them stays as it is.
 */
export function nativeConnections(given: unknown): unknown {
  if (!isRecord(given)) return given;
  const { calls, callers, account } = given;
  return {
    ...given,
    ...(Array.isArray(calls) && { calls: calls.map(nativeEnd) }),
    ...(Array.isArray(callers) && { callers: callers.map(nativeEnd) }),
    ...(isForeignConstruct(account) && { account: { existing: account } }),
  };
}

/** Props of a route with such constructs in `to`. */
export function nativeTargets(given: unknown): unknown {
  if (!isRecord(given)) return given;
  const { to } = given;
  return { ...given, to: Array.isArray(to) ? to.map(nativeTarget) : nativeTarget(to) };
}

/** What is wrong with such constructs as targets of a route: each needs a Service that leads to its pods. */
export function foreignTargetFaults(given: unknown): readonly string[] {
  if (!isRecord(given)) return [];
  const { to } = given;
  return (Array.isArray(to) ? to : [to]).flatMap((one: unknown, at) => {
    const prop = Array.isArray(to) ? `to.${at}` : 'to';
    const target = isRecord(one) && 'application' in one ? one['application'] : one;
    if (!isForeignConstruct(target) || workloadOf(target).isServed) return [];
    return [
      `${prop}: no Service leads to the pods of ${foreignName(target)} when the route is made; make its Service before, or let Application.of write one`,
    ];
  });
}

function nativeEnd(end: unknown): unknown {
  if (isForeignConstruct(end)) return workloadOf(end);
  if (!isRecord(end) || !isForeignConstruct(end['application'])) return end;
  return { ...end, application: workloadOf(end['application']) };
}

/** A Service by its construct is one by its name, with its pods. */
function nativeTarget(target: unknown): unknown {
  if (!isRecord(target) || isWorkloadConstruct(target) || !isForeignConstruct(target['service']))
    return nativeEnd(target);
  const service: ForeignConstruct = target['service'];
  const { port } = target;
  const named = workloadOf(service).ports.find(one => one.name === port || one.service === port);
  const pods = named && { labels: workloadOf(service).podLabels, port: named.port };
  return { ...target, service: service.name, ...(pods && target['pods'] === undefined && { pods }) };
}
