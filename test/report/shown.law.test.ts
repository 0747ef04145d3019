import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import {
  csv,
  diffLines,
  githubProperty,
  json,
  jsonDocument,
  printed,
  table,
  terminal,
  terminalLines,
  workflow,
  xml,
  yamlLines,
} from '#report/escaping/shown.js';
import { steeringIn } from '../cli/steering.js';
import { isAll } from '../runs.js';

/** Pieces that mean something to a terminal, a log, a table or a renderer, in any order. */
const piece = fc.constantFrom(
  ...['#', '##', '[', ']', 'vso', ':', '::', '::error::x', ' ', '\t', '\n', '\r\n', '\u2028', '\u001b', '\u001b[31m'],
  ...['\u0085', '\u009b', '\u00ad', '\u200b', '\u2060', '\ufe0f', '\u202e', '\ud800', '\u{e0041}', '\u{1f469}'],
  ...[
    'a',
    'constructor',
    '1',
    '|',
    '\\',
    '`',
    '<',
    '>',
    '&',
    '"',
    "'",
    '@',
    '=',
    '+',
    '-',
    ',',
    ';',
    '%',
    '//',
    'www.',
    '*',
    '_',
  ],
);
const text = fc.array(piece, { maxLength: 12 }).map(pieces => pieces.join(''));

test('lines of a terminal steer nothing, whatever the pieces are that meet in them', () => {
  holdsFor(texts => {
    const [one = '', other = '', third = ''] = texts;
    const lines = terminal.lines([one, terminal`${one}${other}[${third}]`, terminal.joined([one, other, third], ' ')]);
    expect(steeringIn(printed(lines))).toEqual([]);
    expect(printed(lines).split('\n')).toHaveLength(4);
  });
});

test('nor do texts that come in lines of their own', () => {
  holdsFor(([one = '', other = '']) => {
    expect(steeringIn(withoutLayout(printed(terminalLines(`${one}\n${other}`))))).toEqual([]);
    expect(steeringIn(printed(yamlLines([one, other])))).toEqual([]);
    expect(steeringIn(withoutLayout(printed(diffLines(`-${one}\n${other}`))))).toEqual([]);
  });
});

test('a row of markdown is one line, and mentions nobody', () => {
  holdsFor(texts => {
    const row = printed(table`| ${table.joined(texts, ' | ')} |`).replaceAll('\u2060', '');
    expect(steeringIn(row)).toEqual([]);
    expect(printed(table`${texts.join('')}`)).not.toMatch(/@[\w-]|:\/\/|www\./);
  });
});

test('a row of CSV is read back in as many fields', () => {
  holdsFor(texts => {
    const row = printed(csv.joined(texts, ','));
    expect(steeringIn(row)).toEqual([]);
    expect(`,${row}`.match(/,(?:"(?:[^"]|"")*"|[^",]*)(?=,|$)/g)).toHaveLength(texts.length);
  });
});

test('JSON steers nothing and keeps its value', () => {
  holdsFor(texts => {
    const document = printed(jsonDocument({ texts }));
    expect(steeringIn(document)).toEqual([]);
    expect(JSON.parse(document)).toEqual({ texts });
    expect(JSON.parse(printed(json`[${json.joined(texts, ', ')}]`))).toEqual(texts);
  });
});

test('XML steers nothing, and keeps its value but for what it cannot hold', () => {
  holdsFor(([one = '']) => {
    const document = printed(xml`<a b="${one}">${one}</a>`);
    const held = one.replace(/[^\P{Cc}\t\n\r\u0085\u009b]|\p{Cs}/gu, '\ufffd');
    const read: string[] = [];
    const parser = new SaxesParser();
    parser.on('error', error => {
      throw error;
    });
    parser.on('opentag', ({ attributes }) => read.push(String(attributes['b'])));
    parser.on('text', content => read.push(content));
    parser.write(document).close();
    expect(steeringIn(document)).toEqual([]);
    expect(read).toEqual(held === '' ? [''] : [held, held]);
  });
});

test('a workflow command ends where its line ends, and has the properties that it was given', () => {
  holdsFor(([one = '', other = '']) => {
    const command = printed(workflow`::error file=${githubProperty(one)},line=1::${other}`);
    expect(steeringIn(command.slice(2).replace(/^:+/, ''))).toEqual([]);
    expect(/^::error file=[^:,]*,line=1::/.test(command)).toBe(true);
  });
});

/** Tabs and the ends of lines as Windows writes them are kept where lines are. */
function withoutLayout(lines: string): string {
  return lines.replaceAll('\r\n', '\n').replaceAll('\t', ' ');
}

function holdsFor(law: (texts: readonly string[]) => void): void {
  fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), law), { numRuns: isAll ? 2000 : 700 });
}
