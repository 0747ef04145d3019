import { calicoGroups } from './groups.js';
import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import { itemsOf, textOf } from '#model/json.js';
import { labelsOf, specOf } from '#model/resource.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import { labelsFrom, namespaceLabels } from '../../policy/known-labels.js';
import type { LabelExpression, LabelOwner, KnownLabels } from '../../policy/label-expression.js';
import { holds } from '../../policy/label-expression.js';
import type { ThreeValued } from '#model/three-valued.js';

/** Addresses that selectors mean by labels: the NetworkSets of namespaces, and the GlobalNetworkSets of none. */
export interface NetworkSets {
  /** The sets that an expression means, for certain and perhaps. */
  meantBy(expression: LabelExpression): {
    readonly sets: readonly NetworkSet[];
    readonly perhaps: readonly NetworkSet[];
  };
}

/** Addresses with a name: `network set shop/office`. */
export interface NetworkSet {
  readonly called: string;
  readonly labels: Readonly<Record<LabelOwner, KnownLabels>>;
  readonly blocks: readonly Block[];
}

export function networkSetsOf(cluster: Cluster): NetworkSets {
  const sets = calicoGroups
    .flatMap(group => ['NetworkSet', 'GlobalNetworkSet'].flatMap(kind => ofKind(cluster, group, kind)))
    .map((resource): NetworkSet => ({
      called: `network set ${resource.namespace === '' ? '' : `${resource.namespace}/`}${resource.name}`,
      labels: {
        pod: labelsFrom(labelsOf(resource)),
        namespace: resource.kind === 'NetworkSet' ? namespaceLabels(cluster, resource.namespace) : labelsFrom({}),
        account: labelsFrom({}),
      },
      blocks: itemsOf(specOf(resource)['nets']).flatMap(net => blockOf(textOf(net) ?? '') ?? []),
    }));
  return {
    meantBy: expression => {
      const held = sets.map(set => ({ set, met: holds(expression, owner => set.labels[owner]) }));
      const where = (met: ThreeValued): readonly NetworkSet[] =>
        held.filter(one => one.met === met && one.set.blocks.length > 0).map(({ set }) => set);
      return { sets: where(true), perhaps: where('unknown') };
    },
  };
}
