import type { Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { CniProfile, Ineffective, PolicyReading } from '../../cni/cni.js';
import type { Policy, PolicyRule, PortItem } from '../../policy/policy.js';
import type { ContainerPort } from '../../policy/port-match.js';

/**
 * Until 1.19 Cilium looks up the name of a port on the way out over the whole cluster: whatever pod a rule means, the name is the
 * one number that it has there, and nothing where it has several. (cilium v1.19, pkg/types/portmap.go, GetNamedPort; v1.20 asks the
 * endpoints that the rule means: cilium/cilium#44429)
 */
export function withNamesOut(
  reading: PolicyReading,
  containers: readonly ContainerPort[],
  cni: CniProfile,
): PolicyReading {
  if (cni.namesOut === 'receiver') return reading;
  const numbers = numbersByName(containers);
  const read = reading.policies.map(policy => withNames(policy, numbers, cni));
  return {
    policies: read.map(one => one.policy),
    ineffective: [...reading.ineffective, ...distinct(read.flatMap(one => one.ineffective))],
  };
}

type Numbers = ReadonlyMap<string, ReadonlySet<number>>;

function numbersByName(containers: readonly ContainerPort[]): Numbers {
  const numbers = new Map<string, Set<number>>();
  for (const { name, port, protocol } of containers) {
    if (name === undefined) continue;
    const key = `${name}/${protocol}`;
    numbers.set(key, (numbers.get(key) ?? new Set()).add(port));
  }
  return numbers;
}

interface Read {
  readonly policy: Policy;
  readonly ineffective: PolicyReading['ineffective'];
}

function withNames(policy: Policy, numbers: Numbers, cni: CniProfile): Read {
  const { egress, source } = policy;
  if (!egress) return { policy, ineffective: [] };
  const rules = egress.rules.map(rule => ruleWithNames(rule, numbers, cni));
  return {
    policy: { ...policy, egress: { ...egress, rules: rules.map(one => one.rule) } },
    ineffective: rules.flatMap(one => one.ineffective.map(part => ({ ...part, source }))),
  };
}

function ruleWithNames(
  rule: PolicyRule,
  numbers: Numbers,
  cni: CniProfile,
): { readonly rule: PolicyRule; readonly ineffective: readonly Ineffective[] } {
  const found = (rule.ports.of ?? []).map(item => ({ item, meant: numbersOf(item, numbers) }));
  const ambiguous = found.filter(({ meant }) => meant.some(({ ports }) => ports.length > 1));
  const [first] = ambiguous;
  if (cni.namesOut === 'unknown') {
    const because = `what the name of a port with several numbers means on the way out depends on the version of ${cni.title}`;
    return { rule: first ? { ...rule, doubt: rule.doubt ?? { code: 'cni-option', because } } : rule, ineffective: [] };
  }
  const of =
    rule.ports.of && found.flatMap(({ item, meant }) => (item.kind === 'name' ? meant.flatMap(ranges) : [item]));
  return {
    rule: { ...rule, ports: { ...rule.ports, of } },
    ineffective: ambiguous.map(({ item, meant }) => ({ path: rule.path, because: leftOut(item, meant, cni) })),
  };
}

interface Meant {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly ports: readonly number[];
}

function numbersOf(item: PortItem, numbers: Numbers): readonly Meant[] {
  if (item.kind !== 'name') return [];
  return (['TCP', 'UDP', 'SCTP'] as const)
    .filter(protocol => item.protocol === undefined || item.protocol === protocol)
    .map(protocol => ({ protocol, ports: [...(numbers.get(`${item.name}/${protocol}`) ?? [])].sort((a, b) => a - b) }));
}

function ranges({ protocol, ports }: Meant): readonly PortItem[] {
  const [only, ...others] = ports;
  return only === undefined || others.length > 0 ? [] : [{ kind: 'range', protocol, from: only, to: only }];
}

function leftOut(item: PortItem, meant: readonly Meant[], { title }: CniProfile): string {
  const name = item.kind === 'name' ? item.name : '';
  const ports = meant.find(one => one.ports.length > 1)?.ports ?? [];
  return `${title} before 1.20 passes over the port ${name} on the way out, which is ${ports.slice(0, 4).join(' and ')} in this cluster; write the number`;
}

/** A policy is read into several parts; what is passed over in it is said once. */
function distinct(
  parts: readonly (Ineffective & { readonly source: Resource })[],
): readonly (Ineffective & { readonly source: Resource })[] {
  const key = (source: Resource, path: Path, because: string): string =>
    `${source.kind}/${source.namespace}/${source.name}/${path.join('/')}/${because}`;
  return [...new Map(parts.map(one => [key(one.source, one.path, one.because), one])).values()];
}
