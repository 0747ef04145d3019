import fc from 'fast-check';
import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';

/** Choices that an author makes while writing, one after the other: `pick(3)` is 0, 1 or 2. */
export type Pick = (choices: number) => number;

/** Choices for one manifest; whoever has made all of them begins again with the first. */
export const picks: fc.Arbitrary<Pick> = fc.array(fc.nat(997), { minLength: 1, maxLength: 40 }).map(numbers => {
  let next = 0;
  return choices => (numbers[next++ % numbers.length] ?? 0) % choices;
});

/** A value after its key, in some of the many styles that YAML has for it. */
export function styled(value: Json, pick: Pick): string {
  // What stands beside or below a block scalar before the next line would belong to it.
  return after(value, 0, pick).replaceAll(/\0[^\n]*(?:\n *(?=\n))*/g, '');
}

/** What goes on is indented by more than `indent`; where a block scalar ends stands a NUL. */
function after(value: Json, indent: number, pick: Pick): string {
  if (isArray(value) && value.length > 0) return pick(4) === 0 ? flow(value, indent, pick) : list(value, indent, pick);
  if (isObject(value) && Object.keys(value).length > 0)
    return pick(4) === 0 ? flow(value, indent, pick) : mapping(value, indent, pick);
  return typeof value === 'string' ? ` ${text(value, indent, pick)}` : ` ${JSON.stringify(value)}`;
}

function margin(indent: number, pick: Pick): string {
  const between = ['\n', '\n\n', ' # a note: with a colon\n', '\n# - another\n', '\n   \n', ' \n'][pick(6)] ?? '\n';
  return `${between}${' '.repeat(indent)}`;
}

function list(values: readonly Json[], indent: number, pick: Pick): string {
  const column = indent + 1 + pick(3);
  const dash = pick(3) === 0 ? '-  ' : '-';
  return values.map(one => `${margin(column, pick)}${dash}${after(one, column, pick)}`).join('');
}

function mapping(value: Readonly<Record<string, Json | undefined>>, indent: number, pick: Pick): string {
  const column = indent + 1 + pick(3);
  return Object.entries(value)
    .map(([key, one = null]) => {
      const name = pick(5) === 0 ? JSON.stringify(key) : key;
      const begins = pick(6) === 0 ? `? ${name}${margin(column, pick)}:` : `${name}${[':', ' :'][pick(2)] ?? ':'}`;
      return `${margin(column, pick)}${begins}${after(one, column, pick)}`;
    })
    .join('');
}

function flow(value: Json, indent: number, pick: Pick): string {
  const gap = (): string => ['', ' ', `\n${' '.repeat(indent + 1)}`, `\t`][pick(4)] ?? '';
  const joined = (parts: readonly string[], [open, close]: readonly [string, string]): string =>
    `${open}${parts.map(one => `${gap()}${one}${gap()}`).join(',')}${pick(4) === 0 ? ',' : ''}${close}`;
  const inside = (one: Json): string => {
    if (isArray(one)) return one.length === 0 ? '[]' : joined(one.map(inside), ['[', ']']);
    if (isObject(one)) {
      const entries = Object.entries(one).map(
        ([key, below = null]) => `${JSON.stringify(key)}:${gap()}${inside(below)}`,
      );
      return entries.length === 0 ? '{ }' : joined(entries, ['{', '}']);
    }
    return typeof one === 'string' ? quoted(one, pick) : JSON.stringify(one);
  };
  return ` ${inside(value)}`;
}

function text(value: string, indent: number, pick: Pick): string {
  const properties = ['', '', '!!str ', `&a${pick(9)} `, '! '][pick(5)] ?? '';
  const simple = /^[a-z]+( [a-z]+)*$/.test(value) && !/^(y|n|yes|no|on|off|true|false|null)$/.test(value);
  const isBlock = /[^\s]/.test(value) && !/[^ -~\n]/.test(value);
  if (isBlock && pick(3) === 0) return properties + literal(value, indent, pick);
  if (simple && pick(2) === 0)
    return properties + value.replaceAll(' ', () => [' ', `\n${' '.repeat(indent + 2)}`][pick(2)] ?? ' ');
  return properties + quoted(value, pick);
}

function quoted(value: string, pick: Pick): string {
  const isSingle = !/[^ -~]/.test(value) && pick(2) === 0;
  return isSingle ? `'${value.replaceAll("'", "''")}'` : JSON.stringify(value);
}

/** After `|`, with the indent told where the text begins with blanks. */
function literal(value: string, indent: number, pick: Pick): string {
  const body = value.replace(/\n+$/, '');
  const ends = value.length - body.length;
  const chomp = ends === 0 ? '-' : ends === 1 ? '' : '+';
  const below = 1 + pick(4);
  const told = /^[ \n]/.test(body) || pick(4) === 0 ? String(below) : '';
  const head = pick(2) === 0 ? `|${told}${chomp}` : `|${chomp}${told}`;
  const note = pick(4) === 0 ? ' # how it ends' : '';
  const lines = body.split('\n').map(line => (line === '' ? '' : ' '.repeat(indent + below) + line));
  return `${head}${note}\n${lines.join('\n')}${'\n'.repeat(Math.max(0, ends - 1))}\0`;
}
