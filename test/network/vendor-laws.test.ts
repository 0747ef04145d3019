import fc from 'fast-check';
import { connectionPairs } from '#network/questions/connection-pairs.js';
import { connectionGroups } from '#network/questions/connection-groups.js';
import { endName } from '#network/endpoints/end.js';
import type { NetworkModel } from '#network/model.js';
import type { Engine } from '#network/engine/engine.js';
import type { SideEvaluation } from '#network/explain/evaluate-side.js';
import { evaluateSide } from '#network/explain/evaluate-side.js';
import { has } from '#network/algebra/bit-set.js';
import type { PortSet } from '#network/algebra/port-set.js';
import { allPorts, intersection, portsText } from '#network/algebra/port-set.js';
import { isAll } from '../runs.js';
import { networkFrom } from './networks.js';
import { vendorWorld } from './vendor-worlds.js';
import type { World } from './worlds.js';

describe.each(['calico', 'cilium'] as const)('%s', cni => {
  test('rules walked one by one give what the engine says', () => {
    fc.assert(
      fc.property(vendorWorld(cni), one => {
        const { engine } = networkOfWorld(one, cni);
        for (let from = 0; from < engine.classes.firstCell; from += 1) {
          for (let to = 0; to < engine.classes.size; to += 1) {
            const [out, into] = [evaluateSide(engine, 'egress', from, to), evaluateSide(engine, 'ingress', to, from)];
            expect(intersection(out.decision.yes, into.decision.yes)).toEqual(engine.between(from, to).yes);
            expect(intersection(out.decision.maybe, reaching(engine, from, into))).toEqual(
              engine.between(from, to).maybe,
            );
          }
        }
      }),
      { numRuns: isAll ? 60 : 20 },
    );
  });

  test('merging equal ends loses nothing, and the order of documents never matters', () => {
    fc.assert(
      fc.property(vendorWorld(cni), one => {
        const turned = {
          namespaces: [...one.namespaces].reverse(),
          pods: [...one.pods].reverse(),
          policies: [...one.policies].reverse(),
        };
        expect(textOf(networkOfWorld(turned, cni))).toBe(textOf(networkOfWorld(one, cni)));
        const { engine, pods } = networkOfWorld(one, cni);
        const listed = textOf(networkOfWorld(one, cni)).split('\n');
        for (const from of pods) {
          for (const to of pods.filter(other => other !== from)) {
            const { yes } = engine.between(engine.classes.classOf.get(from) ?? 0, engine.classes.classOf.get(to) ?? 0);
            const line = `${endName(from.end)} → ${endName(to.end)}: ${portsText(yes)}`;
            expect(listed.includes(line)).toBe(yes.length > 0);
          }
        }
      }),
      { numRuns: isAll ? 60 : 20 },
    );
  });
});

/** A node may be the receiver's own, and reaches it then whatever policies say. */
function reaching({ classes }: Engine, from: number, { decision }: SideEvaluation): PortSet {
  return has(classes.hostNetwork, from) ? allPorts : decision.maybe;
}

function networkOfWorld({ namespaces, pods, policies }: World, cni: string): NetworkModel {
  return networkFrom([...namespaces, ...pods, ...policies], { cni });
}

function textOf(network: NetworkModel): string {
  const pairs = [...connectionPairs(connectionGroups(network).allowed, network)];
  return pairs
    .map(({ from, to, ports }) => `${endName(from.end)} → ${endName(to.end)}: ${portsText(ports)}`)
    .sort()
    .join('\n');
}
