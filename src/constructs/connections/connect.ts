import { apiObject } from '../tree/api-object.js';
import type { Workload, WorkloadConstruct } from '../workload/workload.js';
import type { Call, Callee, Caller } from './calls.js';
import { callsOf } from './calls.js';
import { callerPolicy, callsPolicy, dnsPolicy, outsideCallersPolicy } from './network-policies.js';

/** What an application says of its connections. */
interface Connected {
  readonly calls?: readonly Callee[];
  readonly dns?: boolean;
  readonly callers?: readonly Caller[];
}

/** The network policies between applications. */
export function connect(application: WorkloadConstruct, { calls: callees = [], dns, callers = [] }: Connected): void {
  const { labels } = application;
  const calls = callsOf(callees);
  if (dns ?? calls.length > 0) apiObject(application, 'dns', dnsPolicy(application, labels));
  if (calls.length > 0) apiObject(application, 'calls', callsPolicy(application, calls, labels));
  for (const call of calls) letIn(application, call);
  if (callers.length > 0) apiObject(application, 'callers', outsideCallersPolicy(application, callers, labels));
}

/** The way in belongs to the callee, which lets the caller in with a network policy of its own namespace and chart. */
function letIn(caller: Workload, call: Call): void {
  const callee = call.application;
  const id = `from-${caller.namespace}.${caller.name}`;
  if (callee === undefined || callee.node.tryFindChild(id)) return;
  apiObject(callee, id, callerPolicy(callee, caller, call, callee.labels));
}
