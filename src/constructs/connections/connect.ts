import { Construct } from 'constructs';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { apiObject } from '../tree/api-object.js';
import type { NamedPort } from '../workload/ports.js';
import type { WorkloadConstruct } from '../workload/workload.js';
import type { Callee } from './callee.js';
import type { Caller } from './caller.js';
import { callersOf } from './callers.js';
import type { ApplicationCall, Call, VendorCall } from './calls.js';
import { callsOf } from './calls.js';
import {
  callerPolicy,
  callsPolicy,
  dnsPolicy,
  isByName,
  namedCallerPolicy,
  outsideCallersPolicy,
  vendorCallsPolicy,
} from './network-policies.js';
import { openWay } from './ends/opened-way.js';

/** What an application says of its connections. */
export interface Connected {
  readonly calls?: readonly Callee[];
  readonly dns?: boolean;
  readonly callers?: readonly Caller[];
}

/** The network policies between applications. */
export function connect(
  application: WorkloadConstruct,
  { calls: callees = [], dns, callers = [] }: Connected,
  { network }: PlatformSettings,
): void {
  const { labels } = application;
  const calls = callsOf(application, callees, network).filter(opens);
  const vendor = calls.filter(isVendors);
  const others = calls.filter(call => !isVendors(call));
  const resolvedByVendor = network.cni === 'cilium' && vendor.some(isByName);
  if (dns === false || resolvedByVendor) new Construct(application, 'dns');
  else if (dns ?? calls.length > 0) resolveNames(application, network.resolver);
  if (others.length > 0) apiObject(application, 'calls', callsPolicy(application, others, labels));
  if (vendor.length > 0)
    apiObject(application, 'vendor-calls', vendorCallsPolicy(application, vendor, network, labels));
  for (const call of others) if (call.kind === 'application') letIn(application, call.application, call.ports);
  const { applications, others: outside } = callersOf(application, callers, network);
  for (const caller of applications) letOut(application, caller, network.resolver);
  if (outside.length > 0) apiObject(application, 'callers', outsideCallersPolicy(application, outside, labels));
}

/** A call of nobody, or of no port, is at fault by itself. */
function opens(call: Call): boolean {
  const { ports = [] } = call;
  return ports.length > 0 && (call.kind === 'application' || call.peers.length > 0);
}

function isVendors(call: Call): call is VendorCall {
  return call.kind === 'vendor';
}

type Resolver = PlatformSettings['network']['resolver'];

/** Whoever calls resolves names, unless it was said that it need not: then the place is taken. */
function resolveNames(application: WorkloadConstruct, resolver: Resolver): void {
  if (application.node.tryFindChild('dns')) return;
  apiObject(application, 'dns', dnsPolicy(application, resolver, application.labels));
}

/** The way in belongs to the callee, which lets the caller in with a network policy of its own namespace and chart. */
function letIn(caller: WorkloadConstruct, callee: WorkloadConstruct, ports: readonly NamedPort[]): void {
  if (ports.length === 0) return;
  const id = `from-${caller.namespace}.${caller.name}`;
  openWay({ at: callee, for: caller, id }, ports, all => callerPolicy(callee, caller, all, callee.labels));
}

/** A caller that is named by its callee: both ways, each in its own namespace and chart. */
function letOut(callee: WorkloadConstruct, { application: caller, ports }: ApplicationCall, resolver: Resolver): void {
  letIn(caller, callee, ports);
  if (ports.length === 0) return;
  resolveNames(caller, resolver);
  const id = `to-${callee.namespace}.${callee.name}`;
  openWay({ at: caller, for: callee, id }, ports, all => namedCallerPolicy(caller, callee, all, caller.labels));
}
