import { join } from 'node:path';
import { dialects } from '#dialects/index.js';
import { expectPage } from './page.js';

const file = join(__dirname, '../../docs/dialects.md');

test('docs/dialects.md is what the dialects say of themselves', () => {
  expectPage(file, matrix());
});

/** What each controller can say, and the annotations or fields in which it says it. */
function matrix(): string {
  const policies = [...new Set(dialects.flatMap(one => one.features.map(feature => feature.policy)))].sort();
  const cell = (policy: string, at: number): string => {
    const feature = dialects[at]?.features.find(one => one.policy === policy);
    return feature ? feature.keys.map(key => `\`${key}\``).join(', ') : 'no';
  };
  return [
    '# What each controller can say',
    '',
    `| policy | ${dialects.map(one => `${one.name} ${one.versions.join(', ')}`).join(' | ')} |`,
    `|---|${dialects.map(() => '---').join('|')}|`,
    ...policies.map(policy => `| ${policy} | ${dialects.map((_, at) => cell(policy, at)).join(' | ')} |`),
    '',
  ].join('\n');
}
