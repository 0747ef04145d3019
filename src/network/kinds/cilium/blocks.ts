import type { Cluster } from '#cluster/cluster.js';
import { ofKind } from '#cluster/cluster.js';
import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf } from '#model/json.js';
import { labelsOf, specOf } from '#model/resource.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import { labelsFrom } from '../../policy/known-labels.js';
import { holds } from '../../policy/label-expression.js';
import { selectorExpression } from '../../policy/label-selector.js';
import type { Peer } from '../../policy/policy.js';

/** All addresses of a family. */
export function wholeFamily(family: 4 | 6): Peer {
  return blocksPeer([family === 4 ? '0.0.0.0/0' : '::/0'], []);
}

/** CIDRs of a rule; an entry that cannot be read leaves the whole open. */
export function blocksPeer(cidrs: readonly Json[], except: readonly Json[]): Peer {
  const [blocks, exceptions] = [cidrs, except].map(list => list.map(one => blockOf(textOf(one) ?? '')));
  const readable = (blocks ?? []).flatMap(block => block ?? []);
  const less = (exceptions ?? []).flatMap(block => block ?? []);
  if (readable.length < cidrs.length || less.length < except.length) {
    return { kind: 'open', code: 'unreadable-policy', because: 'a block of addresses cannot be read' };
  }
  return { kind: 'addresses', pods: 'as-cni', blocks: readable.map((block: Block) => ({ block, except: less })) };
}

/** One of `fromCIDRSet` or `toCIDRSet`: a CIDR, or groups of them by name or by labels. (cilium v1.20.2, pkg/policy/api/cidr.go, CIDRRule) */
export function cidrRulePeer(rule: JsonObject, cluster: Cluster): Peer {
  const except = itemsOf(rule['except']);
  if (typeof rule['cidr'] === 'string') return blocksPeer([rule['cidr']], except);
  const groups = ofKind(cluster, 'cilium.io', 'CiliumCIDRGroup');
  const selector = rule['cidrGroupSelector'];
  const meant = isObject(selector)
    ? groups.filter(group => holds(selectorExpression(selector, 'pod'), () => labelsFrom(labelsOf(group))) === true)
    : groups.filter(group => group.name === textOf(rule['cidrGroupRef']));
  const complete = cluster.complete || (meant.length > 0 && !isObject(selector));
  const known = blocksPeer(
    meant.flatMap(group => itemsOf(objectOf(specOf(group))['externalCIDRs'])),
    except,
  );
  if (complete) return known;
  return {
    kind: 'any',
    of: [
      known,
      {
        kind: 'all',
        of: [
          { kind: 'outside' },
          { kind: 'open', code: 'unknown-names', because: 'a group of CIDRs is not among the manifests' },
        ],
      },
    ],
  };
}
