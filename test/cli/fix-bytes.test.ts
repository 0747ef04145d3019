import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { isAll } from '../runs.js';
import { inFolder } from './folder.js';
import { run } from './run.js';

/** Bytes as text: each character is the byte of its number. */
const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n';

/** What `check --fix` makes of a file. */
async function fixed(bytes: Buffer): Promise<{ readonly after: Buffer; readonly err: string; readonly code: number }> {
  return inFolder(async folder => {
    writeFileSync(join(folder, 'a.yaml'), bytes);
    const { err, code } = await run(['check', '--fix', 'a.yaml'], folder);
    return { after: readFileSync(join(folder, 'a.yaml')), err, code };
  });
}

test.each([
  ['a byte of Latin-1 in another document', `${head}  x: "caf\xe9"\n---\n`, '\n'],
  ['half a surrogate pair', `# \xed\xa0\x80\n`, '  # \xed\xa0\x80\n'],
  ['what could be said shorter', `# \xc0\x80 \xe0\x80\x80\n`, '\n'],
  ['a character that is cut off at the end', '', ' # \xf0\x9f\x98'],
  ['UTF-8 behind its byte order mark', '\xef\xbb\xbf', ' # \xc3\xa4\xf0\x9f\x98\x80\xef\xbf\xbd\n'],
  ['lines that end with CR LF', `# a\r\n# b\r\n\r\n`, '\r\n# c\r\n'],
])('a fix leaves every byte around it as it is: %s', async (_, before, after) => {
  const file = (value: string) => bytesOf(`${before}${head}  a: ${value}${after}`);
  const { after: found, err, code } = await fixed(file('5'));
  expect(found).toEqual(file("'5'"));
  expect([err, code]).toEqual(['a.yaml: 1 change\n', 0]);
});

const utf16 = (text: string, order: 'LE' | 'BE'): Buffer => {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return order === 'LE' ? bytes : bytes.swap16();
};

test.each(['LE', 'BE'] as const)('a file in UTF-16%s is mended in UTF-16', async order => {
  const file = (value: string) =>
    Buffer.concat([utf16(`# ä😀 \ud800\n${head}  a: ${value} # \udc00`, order), Buffer.from('!')]);
  const { after, err } = await fixed(file('5'));
  expect(after).toEqual(file("'5'"));
  expect(err).toBe('a.yaml: 1 change\n');
});

test('whatever bytes stand around it, a fix changes no other', async () => {
  const byte = fc.oneof(fc.integer({ min: 0x80, max: 0xff }), fc.integer({ min: 0x20, max: 0x7e }));
  const bytes = fc.array(byte, { maxLength: 12 }).map(all => Buffer.from(all).toString('latin1'));
  await fc.assert(
    fc.asyncProperty(bytes, bytes, bytes, async (one, two, three) => {
      const file = (value: string) => bytesOf(`# ${one}\n${head}  a: ${value} #${two}\n  # ${three}`);
      const { after, code } = await fixed(file('5'));
      const unreadable = code === 3; // YAML forbids control characters, and some bytes make one
      expect(after.toString('hex')).toBe(file(unreadable ? '5' : "'5'").toString('hex'));
    }),
    { numRuns: isAll ? 100 : 30 },
  );
});
