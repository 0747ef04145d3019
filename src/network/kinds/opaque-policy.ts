import type { Resource } from '#model/resource.js';
import { everything } from '../policy/label-expression.js';
import type { UnknownReason, Policy, PolicyRule, Side } from '../policy/policy.js';
import { everyPort } from '../policy/policy.js';
import { inNamespace } from '../policy/in-namespace.js';

/** A policy of which only the place is known, which may allow and may deny: everything that concerns its namespace, or the whole cluster, may be different. */
export function opaquePolicy(source: Resource, doubt: UnknownReason): Policy {
  const rule: Omit<PolicyRule, 'action'> = {
    peers: [{ peer: { kind: 'anyone' }, path: [] }],
    ports: everyPort,
    path: [],
    doubt,
  };
  const side: Side = {
    isolates: false,
    rules: [
      { ...rule, action: 'allow' },
      { ...rule, action: 'deny' },
    ],
  };
  return {
    source,
    hostNetwork: 'as-cni',
    subject: source.namespace === '' ? everything : inNamespace(source.namespace),
    tier: { name: 'policies that cannot be read', rank: -Infinity, order: 0, tied: false },
    ingress: side,
    egress: side,
  };
}
