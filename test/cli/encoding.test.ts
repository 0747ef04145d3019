import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '#model/findings/diagnostic.js';
import { inFolder } from './folder.js';
import { run } from './run.js';

/** What `check` says of bytes: each character of the text is the byte of its number. */
async function said(text: string | Buffer): Promise<readonly string[]> {
  return inFolder(async folder => {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
    writeFileSync(join(folder, 'a.yaml'), bytes);
    const check = ['check', '--allow-empty', '--only', 'encoding-broken', '-o', 'json'];
    const all = await run([...check, 'a.yaml'], folder);
    const piped = await run([...check, '-'], folder, bytes);
    expect(piped.out.replaceAll('<stdin>', 'a.yaml')).toBe(all.out);
    const { diagnostics } = JSON.parse(all.out) as { diagnostics: Diagnostic[] };
    return diagnostics.map(
      ({ at, severity, subject, message }) =>
        `${at.line}:${at.column}-${at.endColumn} ${severity} ${subject?.name ?? ''}: ${message}`,
    );
  });
}

const named = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

test.each([
  ['text that is UTF-8', `# \xc3\xa4\n${named('a')}data: {x: "\xf0\x9f\x98\x80 \xef\xbf\xbd"}\n`, []],
  [
    'a value, where kubectl reads another text',
    `${named('a')}data: {x: "caf\xe9"}\n`,
    ['4:15-16 warning a: the byte E9 is not UTF-8, and kubectl reads U+FFFD instead'],
  ],
  [
    'a key',
    `${named('a')}data: {caf\xe9: x}\n`,
    ['4:11-12 warning a: the byte E9 is not UTF-8, and kubectl reads U+FFFD instead'],
  ],
  [
    'bytes that follow each other',
    `${named('a')}data: {x: "\xed\xa0\x80", y: "\xe2\x82"}\n`,
    [
      '4:12-15 warning a: the bytes ED A0 80 are not UTF-8, and kubectl reads U+FFFD instead',
      '4:22-23 warning a: the bytes E2 82 are not UTF-8, and kubectl reads U+FFFD instead',
    ],
  ],
  [
    'bytes without end',
    `${named('a')}data: {x: "${'\xff'.repeat(300)}"}\n`,
    [
      '4:12-312 warning a: the bytes FF FF FF FF FF FF FF FF and 292 more are not UTF-8, and kubectl reads U+FFFD instead',
    ],
  ],
  [
    'comments wherever they stand',
    `# \xe9\n---\n${named('a')}data: {x: y} # \xe8\n--- # \xe7\n${named('b')}---\n# \xe6\n...\n# \xe5`,
    [
      '1:3-4 info a: the byte E9 in a comment is not UTF-8',
      '6:16-17 info a: the byte E8 in a comment is not UTF-8',
      '7:7-8 info b: the byte E7 in a comment is not UTF-8',
      '12:3-4 info b: the byte E6 in a comment is not UTF-8',
      '14:3-4 info b: the byte E5 in a comment is not UTF-8',
    ],
  ],
  [
    'a list, by its items',
    `apiVersion: v1\nkind: List # \xe9\nitems:\n- ${named('a').replaceAll('\n', '\n  ')}data: {x: "\xe8"}\n- ${named('b').replaceAll('\n', '\n  ')}data: {x: "\xe7"}\n`,
    [
      '2:14-15 info a: the byte E9 in a comment is not UTF-8',
      '7:14-15 warning a: the byte E8 is not UTF-8, and kubectl reads U+FFFD instead',
      '11:14-15 warning b: the byte E7 is not UTF-8, and kubectl reads U+FFFD instead',
    ],
  ],
  [
    'JSON, which has no comments',
    '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {"x": "#\xe9"}}',
    ['1:86-87 warning a: the byte E9 is not UTF-8, and kubectl reads U+FFFD instead'],
  ],
  ['text that is meant for others', 'services: {web: {image: "caf\xe9"}}\n', []],
])('%s', async (_, text, expected) => {
  expect(await said(text)).toEqual(expected);
});

test('in UTF-16, half a pair and half a character', async () => {
  const text = `\ufeff${named('a')}data: {x: "\ud800", y: "😀"} # \udc00`;
  expect(await said(Buffer.concat([Buffer.from(text, 'utf16le'), Buffer.from('!')]))).toEqual([
    '4:12-13 warning a: the bytes 00 D8 are not UTF-16, and kubectl reads U+FFFD instead',
    '4:27-29 info a: the bytes 00 DC 21 in a comment are not UTF-16',
  ]);
});

test('the other commands read on, as kubectl does', async () => {
  await inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), Buffer.from(`${named('a')}data: {x: "caf\xe9"}\n`, 'latin1'));
    const { code, out, err } = await run(['read', '-o', 'yaml', 'a.yaml'], folder);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('caf\ufffd');
    expect((await run(['check', 'a.yaml'], folder)).code).toBe(0);
    expect((await run(['check', '--fail-on', 'warning', 'a.yaml'], folder)).code).toBe(1);
  });
});
