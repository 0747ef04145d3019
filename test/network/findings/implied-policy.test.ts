import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import { pairsOf } from '#network/questions/connection-pairs.js';
import { connectionsOf } from '#network/questions/connections.js';
import { endName } from '#network/endpoints/end.js';
import { impliedBy, wordsOf } from '#network/findings/implied-policy.js';
import type { NetworkModel } from '#network/model.js';
import { portsText } from '#network/algebra/port-set.js';
import { networkOfWorld } from '../networks.js';
import { networkPolicy, world } from '../worlds.js';

test('a policy that others imply changes no connection', () => {
  fc.assert(
    fc.property(world, networkPolicy('first'), fc.boolean(), (one, policy, isNarrow) => {
      const others = [...one.policies, policy];
      const network = networkOfWorld({ ...one, policies: [...others, copyOf(policy, isNarrow)] });
      const words = network.engine.policies.map(wordsOf);
      const last = words.find(({ policy: { source } }) => source.name === 'copy');
      const isImplied =
        last !== undefined &&
        impliedBy(
          last,
          words.filter(each => each !== last),
        ).length > 0;
      fc.pre(isImplied);
      expect(listOf(network)).toEqual(listOf(networkOfWorld({ ...one, policies: others })));
    }),
    { numRuns: 150 },
  );
});

function copyOf(policy: JsonObject, isNarrow: boolean): JsonObject {
  const spec = isNarrow ? objectOf(policy['spec']) : withoutPorts(objectOf(policy['spec']));
  const labels = { ...objectOf(objectOf(spec['podSelector'])['matchLabels']), app: 'a' };
  const podSelector = isNarrow ? { ...objectOf(spec['podSelector']), matchLabels: labels } : spec['podSelector'];
  return {
    ...policy,
    metadata: { ...objectOf(policy['metadata']), name: 'copy' },
    spec: { ...spec, ...(podSelector !== undefined && { podSelector }) },
  };
}

/** Its rules are wider where they had ports. */
function withoutPorts(spec: JsonObject): JsonObject {
  const ingress = itemsOf(spec['ingress']).map(one => ({ ...objectOf(one), ports: [] }));
  return { ...spec, ...(spec['ingress'] !== undefined && { ingress }) };
}

function listOf(network: NetworkModel): readonly string[] {
  return [...pairsOf(connectionsOf(network).allowed, network)]
    .map(({ from, to, ports }) => `${endName(from.end)} → ${endName(to.end)}: ${portsText(ports)}`)
    .sort();
}
