import { cidrsOf } from '../algebra/address-ranges.js';
import { endName } from '../endpoints/end.js';
import type { Engine } from '../engine/engine.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import type { Pods } from '../endpoints/pods.js';

/** `shop/Deployment/web`, `controller:public`, `203.0.113.0/24`. */
export function endpointText({ pods, block, endpointClass }: Endpoint, { classes }: Engine): string {
  if (pods) return podsText(pods);
  const cidrs = cidrsOf(block ? [block] : classes.cells.rangesOf(endpointClass - classes.firstCell));
  if (cidrs.length > 4) return `${cidrs.slice(0, 3).join(', ')} and other addresses`;
  return cidrs.map(one => everywhere[one] ?? one).join(', ');
}

const everywhere: Readonly<Record<string, string>> = { '0.0.0.0/0': 'any IPv4 address', '::/0': 'any IPv6 address' };

export function podsText({ end }: Pods): string {
  return endName(end);
}
