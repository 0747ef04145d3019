import fc from 'fast-check';
import type { JsonObject } from '#model/json.js';
import { objectOf, textOf } from '#model/json.js';
import type { End } from '#network/endpoints/end.js';
import { endName } from '#network/endpoints/end.js';
import { smallestChange } from '#network/change/smallest-change.js';
import type { NetworkModel } from '#network/model.js';
import type { Question } from '#network/questions/verdict.js';
import { verdictOf } from '#network/questions/verdict.js';
import { isAll } from '../../runs.js';
import { changed } from '../changed.js';
import { networkFrom } from '../networks.js';
import { vendorWorld } from '../vendor-worlds.js';
import type { World } from '../worlds.js';
import { adminWorld, world } from '../worlds.js';

const service: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'a' },
  spec: { clusterIP: '10.96.0.7', selector: { app: 'x' }, ports: [{ port: 443, targetPort: 8080 }] },
};

const outside: readonly End[] = [
  { kind: 'ip', cidrs: ['8.8.8.8'] },
  { kind: 'ip', cidrs: ['10.0.0.200'] },
  { kind: 'ip', cidrs: ['10.1.0.0/16'] },
  { kind: 'ip', cidrs: ['10.96.0.7'] },
  { kind: 'internet' },
];

/** Ends of a question that mean several pods or addresses: a change is about the first of them. */
const several: readonly End[] = [
  { kind: 'namespace', namespace: 'a' },
  { kind: 'service', namespace: 'a', name: 'web' },
  { kind: 'ip', cidrs: ['0.0.0.0/0'] },
];

describe.each([
  { title: 'network policies and those of the cluster', cni: 'conformant', worldOfKind: world },
  { title: 'policies of admins', cni: 'conformant', worldOfKind: adminWorld },
  { title: 'policies of Cilium', cni: 'cilium', worldOfKind: vendorWorld('cilium') },
  { title: 'policies of Calico', cni: 'calico', worldOfKind: vendorWorld('calico') },
])('$title', ({ cni, worldOfKind }) => {
  test('a change that is proposed, made, turns the verdict', () => {
    fc.assert(
      fc.property(worldOfKind, fc.boolean(), fc.nat(), fc.nat(), fc.nat(), (one, known, from, to, port) => {
        const network = networkOf(one, cni, known);
        const question = asked(one, [from, to, port]);
        const { verdict } = verdictOf(network, question);
        if (verdict === 'unknown') return;
        const turning = smallestChange(network, question, verdict);
        if (!turning) return;
        const after = networkOf({ ...one, policies: changed(one.policies, turning) }, cni, known);
        const wanted = verdict === 'denied' ? 'allowed' : 'denied';
        expect(`${textOfQuestion(question)}: ${verdictOf(after, question).verdict}`).toBe(
          `${textOfQuestion(question)}: ${wanted}`,
        );
      }),
      { numRuns: isAll ? 3000 : 80 },
    );
  });
});

test('where network policies alone decide between pods there is always a change to propose', () => {
  fc.assert(
    fc.property(world, fc.nat(), fc.nat(), fc.nat(), (one, from, to, port) => {
      const plain = { ...one, policies: one.policies.filter(({ kind }) => kind === 'NetworkPolicy') };
      const [sender, receiver] = [from, to].map(at => endOf(one.pods[at % one.pods.length] ?? {}));
      if (!sender || !receiver || endName(sender) === endName(receiver)) return;
      const question: Question = { from: sender, to: receiver, port: [80, 81, 8080, 443][port % 4] ?? 80 };
      const network = networkOf(plain, 'conformant', true);
      const { verdict } = verdictOf(network, question);
      const turning = verdict === 'unknown' ? undefined : smallestChange(network, question, verdict);
      expect(`${textOfQuestion(question)}: ${turning ? 'a change' : 'none'}`).toBe(
        `${textOfQuestion(question)}: a change`,
      );
    }),
    { numRuns: isAll ? 1500 : 60 },
  );
});

/** Where addresses and namespaces are not told much is uncertain. */
function networkOf({ namespaces, pods, policies }: World, cni: string, known: boolean): NetworkModel {
  const told = known ? [...namespaces, ...pods] : pods.map(({ status, ...pod }) => (status === undefined ? pod : pod));
  return networkFrom([...told, service, ...policies], { cni }, known);
}

function asked({ pods }: World, [from = 0, to = 0, at = 0]: readonly number[]): Question {
  const ends: readonly End[] = [...pods.map(endOf), ...pods.map(endOf), ...outside, ...several];
  const senders = [...pods.map(endOf), ...pods.map(endOf), ...outside];
  const ports = [80, 81, 8080, 443, undefined];
  const protocols = ['TCP', 'UDP', 'SCTP'] as const;
  const port = ports[at % ports.length];
  const protocol = protocols[at % protocols.length] ?? 'TCP';
  const fallback: End = { kind: 'internet' };
  return {
    from: senders[from % senders.length] ?? fallback,
    to: ends[to % ends.length] ?? fallback,
    ...(port !== undefined && { port, protocol }),
  };
}

function endOf(pod: JsonObject): End {
  const { namespace, name } = objectOf(pod['metadata']);
  return { kind: 'workload', namespace: textOf(namespace) ?? '', workload: 'Pod', name: textOf(name) ?? '' };
}

function textOfQuestion({ from, to, port, protocol }: Question): string {
  return `${endName(from)} → ${endName(to)} ${protocol ?? ''} ${port ?? 'any port'}`;
}
