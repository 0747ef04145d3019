import type { Change } from '#model/findings/diagnostic.js';
import type { Json } from '#model/json.js';
import { itemsOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import type { RuleEvaluation } from '../explain/evaluate-side.js';
import { endpointText } from '../explain/describe-endpoint.js';
import { policyText } from '../policy/describe.js';
import type { Policy } from '../policy/policy.js';
import type { SideToChange } from './side-to-change.js';

/** A rule that takes a connection, with its policy. */
export interface Taking {
  readonly policy: Policy;
  readonly rule: RuleEvaluation;
}

/** The peers that mean the far end, or the whole rule where it has no others; what stands later goes first, so that places stay true. */
export function removals(side: SideToChange, taking: readonly Taking[]): readonly Change[] {
  const places = taking.flatMap(({ policy, rule: { rule, peers } }): readonly Removal[] => {
    const meaning = peers.filter(({ met }) => met !== false);
    const paths = meaning.length < peers.length ? meaning.map(({ item }) => item.path) : [rule.path];
    return paths.filter(path => path.length > 0).map(path => ({ policy, path }));
  });
  const distinct = [...new Map(places.map(one => [`${policyText(one.policy)}/${one.path.join('/')}`, one])).values()];
  const policies = [...new Map(distinct.map(one => [one.policy.source, one.policy])).values()];
  const types = policies.filter(policy => losesType(side, policy, distinct)).flatMap(keptTypes);
  const inOrder = distinct.sort((a, b) => lastIndex(b.path) - lastIndex(a.path));
  return [...types, ...inOrder.map(one => removalOf(side, one, distinct))];
}

interface Removal {
  readonly policy: Policy;
  readonly path: Path;
}

/** Without types and without egress rules a policy would no longer isolate what goes out. */
function losesType({ evaluation }: SideToChange, policy: Policy, removed: readonly Removal[]): boolean {
  const rules = new Set(
    removed.filter(one => one.policy === policy && one.path.length === 3).map(({ path }) => path[2]),
  );
  const all = new Set(policy.egress?.rules.map(({ path }) => path[2]));
  return evaluation.direction === 'egress' && rules.size === all.size;
}

/** The field for the directions that a policy is about: of Kubernetes' own and of Calico's; others have none. */
const typeFields: Readonly<Record<string, string>> = {
  'networking.k8s.io': 'policyTypes',
  'projectcalico.org': 'types',
  'crd.projectcalico.org': 'types',
};

function keptTypes(policy: Policy): readonly Change[] {
  const [group = ''] = policy.source.apiVersion.split('/');
  const field = Object.hasOwn(typeFields, group) ? typeFields[group] : undefined;
  const types = [...(policy.ingress ? ['Ingress'] : []), ...(policy.egress ? ['Egress'] : [])];
  if (field === undefined) return [];
  return [changeOf(policy, ['spec', field], types, `keep ${policyText(policy)} about what goes out`)];
}

/** A rule of Cilium without anything in it allows nothing, and isolates as it did: the last one is emptied. (cilium v1.20.2, Documentation/security/policy/language.rst) */
function removalOf({ engine, far }: SideToChange, { policy, path }: Removal, removed: readonly Removal[]): Change {
  const title = `do not mean ${endpointText(far, engine)} in ${policyText(policy)}`;
  const list = path.slice(0, -1);
  const isOfList = (one: Removal): boolean =>
    one.policy.source === policy.source && one.path.slice(0, -1).join('/') === list.join('/');
  const isLast =
    path.at(-1) === 0 && removed.filter(isOfList).length === itemsOf(valueAt(policy.source.value, list)).length;
  const isEmptied = isLast && policy.source.apiVersion.startsWith('cilium.io/');
  return changeOf(policy, path, isEmptied ? {} : undefined, title);
}

function changeOf({ source }: Policy, path: Path, set: Json | undefined, title: string): Change {
  return { at: source.locate(path), subject: subjectOf(source), path, set, title };
}

function lastIndex(path: Path): number {
  const numbers = path.filter(one => typeof one === 'number');
  return (numbers[0] ?? 0) * 10000 + (numbers[1] ?? 0);
}
