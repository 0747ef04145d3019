import { join } from 'node:path';
import { controllerFlags } from '#dialects/nginx/installation/flags/flags.table.js';
import type { PolicyName } from '#model/policies/policies.js';
import { policyNames } from '../dialects/asked/policies.js';
import type { Acting } from '../dialects/acting.js';
import { actingIn } from '../dialects/acting.js';
import type { Contract } from '../dialects/contract.js';
import { contracts } from '../dialects/contracts.js';
import type { Sayable } from '../dialects/sayable.js';
import { sayable } from '../dialects/sayable.js';
import { expectPage } from './page.js';

const columns: readonly Column[] = contracts.map(contract => ({
  contract,
  acting: actingIn(contract),
  said: saidBy(contract),
}));

const file = join(__dirname, '../../docs/dialects.md');

test('docs/dialects.md is what the dialects say of themselves, and what they write', () => {
  expectPage(file, page(columns));
});

test.each(columns.map(one => [one.contract.dialect.name, one] as const))(
  '%s: whether an answer rests on a key was seen by taking it away',
  (_, { contract, acting }) => {
    const keys = contract.dialect.features.flatMap(one => one.keys);
    expect(keys.filter(key => !acting.tried.has(key))).toEqual([]);
  },
);

/** Keys whose values change nothing that is read, and why. */
const silent: Readonly<Record<string, string>> = {
  'stripPrefix.forceSlash': 'what is left begins with a slash either way; only of several slashes one more goes',
};

test.each(columns.map(one => [one.contract.dialect.name, one] as const))(
  '%s: what stands under each key is read, or noted',
  (_, { contract, acting }) => {
    const keys = contract.dialect.features.flatMap(one => one.keys);
    expect(keys.filter(key => !acting.heard.has(key) && !(key in silent))).toEqual([]);
  },
);

/** A controller, on which keys answers rest, and what is written of each policy. */
interface Column {
  readonly contract: Contract;
  readonly acting: Acting;
  readonly said: ReadonlyMap<PolicyName, Sayable>;
}

function saidBy(contract: Contract): Column['said'] {
  return new Map(policyNames.map(name => [name, sayable(contract, name)]));
}

function page(columns: readonly Column[]): string {
  return [
    '# What each controller can say',
    '',
    'A policy is **read** where gatewright knows the annotations or fields that ask for it. It **acts** where routes do',
    'something else without it: that was found by taking it away, from what is written and from what was recorded. It is **written** where a route can ask for it, and **in part** where some of its values are refused: each refusal says why,',
    'and what to do. What is written was found by writing it, with a controller set up as usual.',
    '',
    ...table(
      ['policy', ...columns.map(title)],
      policyNames.toSorted().map(name => [name, ...columns.map(one => cell(one, name))]),
    ),
    '',
    ...columns.flatMap(section),
    ...flagSection(),
  ].join('\n');
}

function title({ contract: { dialect } }: Column): string {
  return `${dialect.name} ${dialect.versions.at(-1) ?? ''}`;
}

function cell({ contract: { dialect }, acting, said }: Column, name: PolicyName): string {
  const features = dialect.features.filter(one => one.policy === name);
  const written = said.get(name)?.written ?? 'none';
  const words = [
    ...(features.length > 0 ? ['read'] : []),
    ...(acting.policies.has(name) ? ['acts'] : []),
    ...(written === 'all' ? ['written'] : written === 'some' ? ['written in part'] : []),
  ];
  return words.join(' · ') || '–';
}

function section(column: Column): readonly string[] {
  const { dialect } = column.contract;
  const lacks = Object.entries(dialect.lacks).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return [
    `## ${title(column)}`,
    '',
    ...table(['key', 'policy', 'acts', 'written'], keyRows(column)),
    '',
    ...(lacks.length === 0
      ? []
      : ['What it cannot say:', '', ...lacks.map(([ability, why]) => `- ${ability}: ${why}`), '']),
  ];
}

/** What each flag of ingress-nginx does here. */
function flagSection(): readonly string[] {
  const does = { acts: 'acts: ', idle: 'no answer depends on it: ', open: 'unknown is what it touches: ' } as const;
  return [
    '## Flags of ingress-nginx',
    '',
    'They are read from its workload, from the values of its chart, or from `flags:` of gatewright.yaml. With one that is not here, or whose',
    'value is none, the controller does not start.',
    '',
    ...table(
      ['flag', 'value', 'here'],
      controllerFlags.map(({ name, value, here, about, since }) => [
        `\`--${name}\``,
        value,
        `${does[here]}${about}${since === undefined ? '' : ` (since ${since})`}`,
      ]),
    ),
    '',
  ];
}

function keyRows({ contract: { dialect }, acting, said }: Column): readonly (readonly string[])[] {
  return dialect.features
    .flatMap(({ policy, keys }) =>
      keys.map(key => [
        `\`${key}\``,
        policy,
        acting.keys.has(`${policy} ${key}`) ? 'yes' : '–',
        said.get(policy)?.keys.has(key) ? 'yes' : '–',
      ]),
    )
    .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
}
