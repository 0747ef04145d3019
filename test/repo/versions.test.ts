import { join } from 'node:path';
import { dialects } from '#dialects/index.js';
import type { Change } from '#dialects/change.js';
import type { Dialect } from '#dialects/dialect.js';
import { controllerReleases } from '#dialects/releases.table.js';
import { releasesText } from '#model/routing/releases.js';
import { expectPage } from './page.js';

const file = join(__dirname, '../../docs/versions.md');

test('docs/versions.md is what the dialects say of what changed', () => {
  expectPage(file, page());
});

test('each change came with a release that is or was modelled, its releases in order', () => {
  const numbers = (text: string) => text.split('.').map(Number);
  for (const { since, until = [], source, says } of dialects.flatMap(({ changes }) => changes)) {
    for (const list of [since, until]) {
      const sorted = [...list].sort((one, other) => (comesBefore(numbers(one), numbers(other)) ? -1 : 1));
      expect(list).toEqual(sorted);
      expect(list.every(one => /^\d+\.\d+\.\d+$/.test(one))).toBe(true);
    }
    expect(source).not.toBe('');
    expect(says).not.toMatch(/\.$/);
  }
});

function comesBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}

function page(): string {
  return [
    '# What changed from version to version',
    '',
    'Each controller is answered as the version that is named (`--controller ingress-nginx@1.11`, `version` in gatewright.yaml), else as the',
    'tag of its image among the manifests has it, else as the newest. A version without a patch is the newest of its line, as a tag without',
    'one is. One outside the lines below is taken as the nearest: what rests on a change of this page is then unknown (`controller-version`),',
    'and of another major version everything.',
    '',
    ...dialects.flatMap(section),
  ].join('\n');
}

function section({ name, versions, changes }: Dialect): readonly string[] {
  const [oldest = ''] = versions;
  return [
    `## ${name}`,
    '',
    `Answered as ${oldest} to ${versions.at(-1) ?? ''}; released are ${releasesText(controllerReleases[name])}.`,
    '',
    '| since | until | what is so | source |',
    '| --- | --- | --- | --- |',
    ...changes.map(row),
    '',
  ];
}

function row({ since, until = [], says, source }: Change): string {
  return `| ${since.join(', ')} | ${until.join(', ') || '–'} | ${says.replaceAll('|', '\\|')} | ${source} |`;
}
