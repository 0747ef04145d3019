import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import { connectionPairs } from '#network/questions/connection-pairs.js';
import { connectionGroups } from '#network/questions/connection-groups.js';
import type { End } from '#network/endpoints/end.js';
import { endName } from '#network/endpoints/end.js';
import type { NetworkModel } from '#network/model.js';
import type { Engine } from '#network/engine/engine.js';
import type { SideEvaluation } from '#network/explain/evaluate-side.js';
import { evaluateSide } from '#network/explain/evaluate-side.js';
import { has } from '#network/algebra/bit-set.js';
import type { PortSet } from '#network/algebra/port-set.js';
import { allPorts, hasPort, intersection, portsText } from '#network/algebra/port-set.js';
import { verdictOf } from '#network/questions/verdict.js';
import { isAll } from '../runs.js';
import type { Asked, NaiveEnd } from './naive.js';
import { naivelyAllowed } from './naive.js';
import { networkFrom, networkOfWorld } from './networks.js';
import type { World } from './worlds.js';
import { networkPolicy, world } from './worlds.js';

const outside = ['8.8.8.8', '10.0.0.200', '10.1.2.3'];

test('a verdict is that of the naive evaluator, for every pod, address, protocol and port', () => {
  fc.assert(
    fc.property(world, one => {
      const network = networkOfWorld(one);
      const wrong = questions(one).filter(asked => {
        const question = {
          from: endOf(asked.from),
          to: endOf(asked.to),
          port: asked.port,
          protocol: protocolOf(asked),
        };
        return verdictOf(network, question).verdict !== (naivelyAllowed(one, asked) ? 'allowed' : 'denied');
      });
      expect(wrong.map(questionText)).toEqual([]);
    }),
    { numRuns: isAll ? 60 : 40 },
  );
});

test('the list of connections is that of single questions', () => {
  fc.assert(
    fc.property(world, one => {
      const network = networkOfWorld(one);
      const listed = listOf(network);
      const wrong = questions(one).filter(
        asked =>
          amongPods(asked) &&
          hasPort(portsIn(listed, asked), protocolOf(asked), asked.port) !== naivelyAllowed(one, asked),
      );
      expect(wrong.map(questionText)).toEqual([]);
    }),
    { numRuns: isAll ? 100 : 40 },
  );
});

test('the order of documents never matters', () => {
  fc.assert(
    fc.property(
      world.chain(one =>
        fc.tuple(fc.constant(one), shuffled(one.pods), shuffled(one.policies), shuffled(one.namespaces)),
      ),
      ([one, pods, policies, namespaces]) => {
        expect(textOfList(networkOfWorld({ pods, policies, namespaces }))).toBe(textOfList(networkOfWorld(one)));
      },
    ),
    { numRuns: isAll ? 100 : 30 },
  );
});

test('a network policy that selects pods which are isolated already takes no connection away', () => {
  fc.assert(
    fc.property(world, networkPolicy('another'), (one, policy) => {
      const isolated = { ...policy, spec: { ...objectOf(policy['spec']), policyTypes: ['Ingress', 'Egress'] } };
      const deny = {
        ...isolated,
        metadata: { ...objectOf(policy['metadata']), name: 'deny' },
        spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      };
      const before = listOf(networkOfWorld({ ...one, policies: [...one.policies, deny] }));
      const after = listOf(networkOfWorld({ ...one, policies: [...one.policies, deny, isolated] }));
      const has = (list: Listed, asked: Asked): boolean => hasPort(portsIn(list, asked), protocolOf(asked), asked.port);
      const lost = questions(one).filter(asked => amongPods(asked) && has(before, asked) && !has(after, asked));
      expect(lost.map(questionText)).toEqual([]);
    }),
    { numRuns: isAll ? 50 : 15 },
  );
});

test('what is said of manifests that lack something stays true when it comes to light', () => {
  fc.assert(
    fc.property(world, fc.boolean(), fc.boolean(), (one, withAddresses, withNamespaces) => {
      const pods = withAddresses ? one.pods : one.pods.map(({ status, ...pod }) => (status === undefined ? pod : pod));
      const network = networkFrom([...(withNamespaces ? one.namespaces : []), ...pods, ...one.policies], {}, false);
      const wrong = questions(one).filter(asked => {
        const question = {
          from: endOf(asked.from),
          to: endOf(asked.to),
          port: asked.port,
          protocol: protocolOf(asked),
        };
        const { verdict } = verdictOf(network, question);
        return verdict !== 'unknown' && verdict !== (naivelyAllowed(one, asked) ? 'allowed' : 'denied');
      });
      expect(wrong.map(questionText)).toEqual([]);
    }),
    { numRuns: isAll ? 40 : 15 },
  );
});

test('the rules that are named for a verdict, walked again, give it', () => {
  fc.assert(
    fc.property(world, one => {
      const { engine } = networkOfWorld(one);
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
    { numRuns: isAll ? 40 : 15 },
  );
});

test('where everything is known nothing is unknown', () => {
  fc.assert(
    fc.property(world, one => {
      expect(connectionGroups(networkOfWorld(one)).unknown).toEqual([]);
    }),
    { numRuns: isAll ? 100 : 30 },
  );
});

/** A node may be the receiver's own, and reaches it then whatever policies say. */
function reaching({ classes }: Engine, from: number, { decision }: SideEvaluation): PortSet {
  return has(classes.hostNetwork, from) ? allPorts : decision.maybe;
}

/** All pairs of pods, and of pods and addresses, on the ports that rules speak of and one more. */
function questions({ pods }: World): readonly Asked[] {
  const ends: readonly NaiveEnd[] = [...pods.map(pod => ({ pod })), ...outside.map(ip => ({ ip }))];
  const pairs = ends
    .flatMap(from => ends.map(to => ({ from, to })))
    .filter(({ from, to }) => from !== to && ('pod' in from || 'pod' in to));
  const ports = [80, 81, 8080, 443].flatMap(port => ['TCP', 'UDP', 'SCTP'].map(protocol => ({ port, protocol })));
  return pairs.flatMap(pair => ports.map(port => ({ ...pair, ...port })));
}

type Listed = ReadonlyMap<string, readonly number[]>;

function amongPods({ from, to }: Asked): boolean {
  return 'pod' in from && 'pod' in to;
}

function portsIn(list: Listed, { from, to }: Asked): readonly number[] {
  return list.get(`${endName(endOf(from))} ${endName(endOf(to))}`) ?? [];
}

function protocolOf({ protocol }: Asked): 'TCP' | 'UDP' | 'SCTP' {
  return protocol as 'TCP' | 'UDP' | 'SCTP'; // made of these
}

function endOf(end: NaiveEnd): End {
  if ('ip' in end) return { kind: 'ip', cidrs: [end.ip] };
  const { namespace, name } = objectOf(end.pod['metadata']);
  return { kind: 'workload', namespace: textOf(namespace) ?? '', workload: 'Pod', name: textOf(name) ?? '' };
}

function questionText({ from, to, port, protocol }: Asked): string {
  return `${endName(endOf(from))} → ${endName(endOf(to))} ${protocol} ${port}`;
}

function listOf(network: NetworkModel): Listed {
  const pairs = [...connectionPairs(connectionGroups(network).allowed, network)];
  return new Map(pairs.map(({ from, to, ports }) => [`${endName(from.end)} ${endName(to.end)}`, ports]));
}

function textOfList(network: NetworkModel): string {
  const pairs = [...connectionPairs(connectionGroups(network).allowed, network)];
  return pairs
    .map(({ from, to, ports }) => `${endName(from.end)} → ${endName(to.end)}: ${portsText(ports)}`)
    .join('\n');
}

function shuffled(items: readonly JsonObject[]): fc.Arbitrary<JsonObject[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
