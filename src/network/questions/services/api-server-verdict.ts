import type { ServiceEnd } from '../../endpoints/end.js';
import type { Endpoint } from '../../endpoints/endpoint.js';
import type { NetworkModel } from '../../model.js';
import { combinedVerdict, together } from '../combined-verdict.js';
import type { PairVerdict } from '../pair-verdict.js';
import { endpointOf, outside } from '../resolved-end.js';

/** The API server makes Service default/kubernetes for itself, and keeps it there. (kubernetes v1.36, pkg/controlplane/controller/kubernetesservice) */
export function isApiServer({ namespace, name }: ServiceEnd): boolean {
  return namespace === 'default' && name === 'kubernetes';
}

/** The usual ports of an API server: its own, and that of a load balancer before it. */
const ports = [6443, 443];

/** Whether the API server is reached where no manifest tells its address: on a node or outside, on either of its usual ports. */
export function apiServerVerdict(model: NetworkModel, from: readonly Endpoint[]): PairVerdict {
  const anywhere = [...endpointOf(model, model.node), ...outside(model)];
  const said = together(ports.map(port => combinedVerdict(model.engine, from, anywhere, { port })));
  if (said.verdict !== 'unknown') return said;
  return { ...said, code: 'unknown-nodes', reason: 'the address of the API server is not in the manifests' };
}
