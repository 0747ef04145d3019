import fc from 'fast-check';
import { dump } from 'js-yaml';
import type { Json } from '#model/json.js';
import { isArray, isObject, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { subjectOf } from '#model/resource.js';
import { applyEdits, editsOf } from '#parse/edits/edits.js';
import { parseManifest } from '#parse/manifests.js';
import { isAll } from '../../runs.js';

/** Texts that styles, quotes and indentation have trouble with; block scalars and comments come with them. */
const texts = fc.oneof(
  fc.constantFrom(
    'a',
    'yes',
    '0777',
    'x: y',
    '# no comment',
    ' lead',
    'trail ',
    '- dash',
    "it's",
    '"q"',
    'line\nline\n',
    '',
    'é',
    '{x}',
    'a, b',
    '80:80',
    '*',
    '&a',
    '!t',
    '%',
    '~',
    '<<',
    'a\tb',
  ),
  fc.string({ maxLength: 8 }),
);
const keys = fc.oneof(
  fc.constantFrom('a', 'b', 'spec', 'yes', '8080', 'x y', 'tls.crt', '__proto__', 'constructor', ''),
  fc.string({ maxLength: 5 }),
);
const scalars = fc.oneof(
  texts,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(one => one + 0),
  fc.constant(null),
);
const values: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 3 }),
  ),
})).value;

/** Ways to write a value down. */
const printings: fc.Arbitrary<(value: unknown) => string> = fc.constantFrom(
  value => dump(value),
  value => dump(value, { seqNoIndent: true }),
  value => dump(value, { indent: 4 }),
  value => dump(value, { flowLevel: 2 }),
  value => JSON.stringify(value, null, 2),
  value => JSON.stringify(value),
  value => dump(value).replaceAll('\n', '\r\n'),
  value => commented(dump(value)),
);

/** A comment above each line outside of block scalars and quotes over several lines, and one behind each that is a simple pair. */
function commented(text: string): string {
  if (/[|>][-+]?\d?\n|['"][^'"\n]*\n/.test(text)) return `# first\n${text}# last\n`;
  return text
    .split('\n')
    .map((line, at) =>
      /^ *[a-z]+: [a-z]+$/.test(line) ? `${/^ */.exec(line)?.[0] ?? ''}# c${at}\n${line} # d${at}` : line,
    )
    .join('\n');
}

const change = fc.record({
  at: fc.array(fc.nat({ max: 3 }), { maxLength: 4 }),
  fresh: fc.option(fc.array(keys, { minLength: 1, maxLength: 2 })),
  set: fc.option(values, { nil: undefined }),
});

/** A place in the value, chosen by numbers: one that stands in it, or a new key or item at the end of the path. */
function pathIn(value: Json, choices: readonly number[], fresh: readonly string[] | null): Path {
  const path: (string | number)[] = [];
  let current = value;
  for (const choice of choices) {
    const names = isArray(current) ? [...current.keys()] : isObject(current) ? Object.keys(current) : [];
    const key = names[choice % Math.max(1, names.length)];
    if (key === undefined) break;
    path.push(key);
    current = (current as Record<string | number, Json>)[key] ?? null;
  }
  if (fresh === null) return path;
  if (isArray(current)) return [...path, current.length, ...fresh.slice(1)];
  return isObject(current) || current === null ? [...path, ...fresh] : path;
}

function changed(value: Json, path: Path, set: Json | undefined): Json {
  const copy: Record<string | number, Json> = structuredClone({ root: value });
  let parent = copy;
  let key: string | number = 'root';
  for (const next of path) {
    if (parent[key] === null || !Object.hasOwn(parent, key)) own(parent, key, {});
    parent = parent[key] as Record<string | number, Json>;
    key = next;
  }
  if (set !== undefined) own(parent, key, set);
  else if (Array.isArray(parent)) parent.splice(key as number, 1);
  else Reflect.deleteProperty(parent, key);
  return copy['root'] ?? null;
}

/** Whether a key or index can stand in what is there. */
function holds(value: Json | undefined, key: string | number): boolean {
  if (value === undefined || value === null) return true;
  return typeof key === 'number' ? isArray(value) : isObject(value);
}

function own(object: object, key: string | number, value: Json): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}

const comments = (text: string) => text.match(/# (?:c\d+|d\d+|first|last)/g) ?? [];

test('an edit sets, adds or removes what it says, changes nothing else, and keeps the comments that stand elsewhere', () => {
  fc.assert(
    fc.property(values, printings, change, (extra, print, { at, fresh, set }) => {
      const text = print({ apiVersion: 'v1', kind: 'Thing', metadata: { name: 'x' }, spec: extra });
      const [resource] = parseManifest('f.yaml', text).resources;
      fc.pre(resource !== undefined);
      const path = pathIn(resource.value, at, fresh);
      fc.pre(path.length > 0 && !['apiVersion', 'kind', 'metadata'].includes(String(path[0])));
      fc.pre(set !== undefined || fresh === null);
      fc.pre(path.every((key, depth) => holds(valueAt(resource.value, path.slice(0, depth)), key)));
      const edits = editsOf({ at: resource.locate(path), subject: subjectOf(resource), path, set, title: 't' }, text);
      expect(edits).toHaveLength(1);
      const after = applyEdits(text, edits);
      const [again, ...more] = parseManifest('f.yaml', after).resources;
      expect(more).toEqual([]);
      expect(again?.value).toEqual(JSON.parse(JSON.stringify(changed(resource.value, path, set))));
      const old = valueAt(resource.value, path);
      if (!isArray(old) && !isObject(old)) expect(comments(after)).toEqual(comments(text));
    }),
    { numRuns: isAll ? 300 : 100 },
  );
});
