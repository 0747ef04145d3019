import { join } from 'node:path';
import { controllerFlags } from '#dialects/nginx/installation/flags/flags.table.js';
import type { PolicyName } from '#model/policies/policies.js';
import { policyNames } from '../dialects/asked/policies.js';
import type { Contract } from '../dialects/contract.js';
import { contracts } from '../dialects/contracts.js';
import type { Sayable } from '../dialects/sayable.js';
import { sayable } from '../dialects/sayable.js';
import { expectPage } from './page.js';

const file = join(__dirname, '../../docs/dialects.md');

test('docs/dialects.md is what the dialects say of themselves, and what they write', () => {
  expectPage(file, page(contracts.map(contract => ({ contract, said: saidBy(contract) }))));
});

/** A controller, and what is written of each policy. */
interface Column {
  readonly contract: Contract;
  readonly said: ReadonlyMap<PolicyName, Sayable>;
}

function saidBy(contract: Contract): Column['said'] {
  return new Map(policyNames.map(name => [name, sayable(contract, name)]));
}

function page(columns: readonly Column[]): string {
  return [
    '# What each controller can say',
    '',
    'A policy is **read** where gatewright knows the annotations or fields that ask for it. It **acts** where the answer to a request may',
    'rest on it. It is **written** where a route can ask for it, and **in part** where some of its values are refused: each refusal says why,',
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

function cell({ contract: { dialect }, said }: Column, name: PolicyName): string {
  const features = dialect.features.filter(one => one.policy === name);
  const written = said.get(name)?.written ?? 'none';
  const words = [
    ...(features.length > 0 ? ['read'] : []),
    ...(features.some(({ acts = [] }) => acts.length > 0) ? ['acts'] : []),
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

function keyRows({ contract: { dialect }, said }: Column): readonly (readonly string[])[] {
  return dialect.features
    .flatMap(({ policy, keys, acts = [] }) =>
      keys.map(key => [
        `\`${key}\``,
        policy,
        acts.includes(key) ? 'yes' : '–',
        said.get(policy)?.keys.has(key) ? 'yes' : '–',
      ]),
    )
    .toSorted(([one = ''], [other = '']) => (one < other ? -1 : 1));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`);
}
