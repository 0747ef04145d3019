import { blockOf, holdsBlock } from '#model/addresses/block.js';
import type { Block } from '#model/addresses/block.js';
import type { End, WorkloadEnd } from '../endpoints/end.js';
import { endName } from '../endpoints/end.js';
import type { NetworkModel } from '../model.js';
import type { Pods } from '../endpoints/pods.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { isPublic } from '../algebra/public-addresses.js';
import { serviceBackends } from './service-backends.js';

/** The endpoints that an end means, or why it means none. */
export type ResolvedEnd = { readonly endpoints: readonly Endpoint[] } | { readonly missing: string };

export function resolvedEnd(model: NetworkModel, end: End): ResolvedEnd {
  switch (end.kind) {
    case 'workload':
      return some(
        podEndpoints(model, `${end.namespace}/${end.name}`, pods => means(end, pods)),
        `no workload among the manifests is called ${endName(end)}`,
      );
    case 'namespace':
      return some(
        podEndpoints(model, `${end.namespace}/*`),
        `no workload among the manifests is in namespace ${end.namespace}`,
      );
    case 'controller':
      return controllerEndpoints(model, end.name);
    case 'ip':
      return addressEndpoints(model, end.cidrs);
    case 'internet':
      return {
        endpoints: outside(model).filter(({ endpointClass }) =>
          isPublic(model.engine.classes.cells.rangesOf(endpointClass - model.engine.classes.firstCell)),
        ),
      };
    case 'node':
      return { endpoints: endpointOf(model, model.node) };
    case 'service':
      return { missing: `${endName(end)} is a Service; ask for the pods behind it` };
  }
}

/** The same, a Service meaning the pods behind it. */
export function endpointsMeantBy(model: NetworkModel, end: End): ResolvedEnd {
  if (end.kind !== 'service') return resolvedEnd(model, end);
  const behind = serviceBackends(model, end.namespace, end.name);
  if ('missing' in behind) return behind;
  const pods = new Set(behind.targets.map(target => target.pods));
  return { endpoints: [...pods].flatMap(one => endpointOf(model, one)) };
}

/** Whether a question about a workload means these pods: by the owner's name or by their own. */
function means({ namespace, workload, name }: WorkloadEnd, { end, own }: Pods): boolean {
  if (end.kind !== 'workload' || end.namespace !== namespace) return false;
  const owner = end.name === name && (workload === undefined || end.workload === workload);
  return owner || (own?.name === name && (workload === undefined || own.kind === workload));
}

function podEndpoints(
  model: NetworkModel,
  name: string,
  test: (pods: Pods) => boolean = () => true,
): readonly Endpoint[] {
  return (model.named.get(name) ?? []).filter(test).flatMap(pods => endpointOf(model, pods));
}

function endpointOf(model: NetworkModel, pods: Pods): readonly Endpoint[] {
  const endpointClass = model.engine.classes.classOf.get(pods);
  return endpointClass === undefined ? [] : [{ endpointClass, pods }];
}

function controllerEndpoints(model: NetworkModel, name: string): ResolvedEnd {
  const controller = model.controllers.find(one => one.name === name);
  if (!controller) return { missing: `no controller is called ${name}` };
  return { endpoints: controller.pods.flatMap(pods => endpointOf(model, pods)) };
}

/** Addresses: those of known pods are the pods, the rest is outside. */
function addressEndpoints(model: NetworkModel, cidrs: readonly string[]): ResolvedEnd {
  const blocks = cidrs.map(text => blockOf(text));
  const unread = cidrs.find((_, at) => blocks[at] === undefined);
  if (unread !== undefined) return { missing: `${unread} is neither an address nor a CIDR` };
  const { cells, firstCell } = model.engine.classes;
  const endpoints = blocks.flatMap(block => {
    if (!block) return [];
    const pods = addressed(model, block);
    const single = block.from === block.to && pods.length > 0;
    return single
      ? pods
      : [...pods, ...cells.cellsMeeting(block).map((cell): Endpoint => ({ endpointClass: firstCell + cell, block }))];
  });
  return { endpoints };
}

function addressed(model: NetworkModel, block: Block): readonly Endpoint[] {
  return model.pods
    .filter(one => one.addresses?.some(address => holdsBlock(block, address)) === true)
    .flatMap(pods => endpointOf(model, pods));
}

function outside({ engine: { classes } }: NetworkModel): readonly Endpoint[] {
  return Array.from({ length: classes.cells.count }, (_, cell) => ({ endpointClass: classes.firstCell + cell }));
}

function some(endpoints: readonly Endpoint[], missing: string): ResolvedEnd {
  return endpoints.length > 0 ? { endpoints } : { missing };
}
