import { parseManifest } from '#parse/manifests.js';

/** What a user reads: the text after `apiVersion: v1` and `kind: Pod` (two lines), the place, what is so, and the way out. */
const faults: readonly (readonly [string, string])[] = [
  ['spec:\n\tports: 1', '4:1 a tab stands where blanks have to indent; indent with blanks'],
  [
    'image: nginx: 1.2',
    '3:13 a second ": " stands on a line where a value has begun; put the value in quotes if the colon belongs to it; else begin a line with the key',
  ],
  [
    'note: one\n  two: x',
    '4:6 this line continues the text above it, and a ": " cannot stand in that; indent it like its siblings if it is a key; put the text above in quotes if it goes on here',
  ],
  [
    'spec:\n   a: 1\n  b: 2',
    '5:3 this line is indented neither like the keys of the mapping above nor like what they hold; line it up with its siblings',
  ],
  [
    'spec\nmore: 1',
    '3:1 "spec" stands where a key stands and no ": " follows it; add the colon, or indent the line if it continues the value above',
  ],
  ['a: 1\n- b', '4:1 a list item stands among the keys of a mapping; indent it below the key that it belongs to'],
  ["host: 'x' y", '3:11 text follows a value on its line; put the whole value in quotes, or begin a new line'],
  ['host: "x', '3:7 the quotes that begin here are never closed; close the quotes'],
  ['path: "\\d+"', '3:8 YAML has no escape \\d; write \\\\ for a backslash, or put the text in single quotes'],
  ['ports: [80, 81', '3:8 the [ that stands here is never closed; close it with ]'],
  ['ports: [80 81: 2, {a: 1 b: 2}]', '3:26 a comma or } is missing before this'],
  [
    'host: *.example.com',
    '3:7 * is not followed by a name of letters, digits, - and _; put text that begins with * in quotes',
  ],
  ['host: @x', '3:7 text cannot begin with @; put it in quotes'],
  ['x: *y', '3:4 no anchor &y stands before the alias *y'],
  ['x: &y [*y]', '3:8 the anchor &y holds itself'],
  ['<<: 5', '3:1 << takes a mapping, or a list of mappings'],
  ['~: 1', '3:1 ~ stands where a key has to be text; put the key in quotes'],
  ['size: .inf', '3:7 .inf is a number that JSON cannot say; put it in quotes if it is meant as text'],
  [
    'a: \u0001',
    '3:4 the control character U+0001 stands here, and YAML allows none; delete it, or write it as an escape in double quotes',
  ],
  ['a: |x', '3:4 text stands on the line of | or >; move it to the next line'],
  [
    '...\nkind: Other',
    '4:1 kubectl does not read what stands here, after the end of the document; put --- on a line of its own before it',
  ],
  [
    '--- more\nkind: Pod',
    '3:4 text stands after --- on its line, and kubectl refuses the file there; move it to the next line',
  ],
  ['a: |0\n  x', '3:4 a block scalar cannot be indented by 0; take the 0 away'],
  ['a: |12\n x', '3:4 text stands on the line of | or >; move it to the next line'],
  ['a: |++\n x', '3:4 text stands on the line of | or >; move it to the next line'],
  [
    'a: |\n\n    \n  x',
    '6:3 this line is indented neither like the keys of the mapping above nor like what they hold; line it up with its siblings',
  ],
  ['a: "\\u12"', '3:5 4 hexadecimal digits have to follow \\u'],
  ['a: "\\x4g"', '3:5 2 hexadecimal digits have to follow \\x'],
  ['a: !!int x', '3:10 x is no !!int'],
  ['a: !!float x', '3:12 x is no !!float'],
  ['a: !!float .inf', '3:12 .inf is no !!float'],
  ['a: !!bool 1', '3:11 1 is no !!bool'],
  ['a: !!null x', '3:11 x is no !!null'],
  ['a: !!timestamp 2023-02-29', '3:16 2023-02-29 is no !!timestamp'],
  ['a: !!timestamp 2023-13-01', '3:16 2023-13-01 is no !!timestamp'],
  ['a: !!timestamp noon', '3:16 noon is no !!timestamp'],
  ['a: !foo%2 x', '3:8 two hexadecimal digits have to follow % in a tag'],
  ['a: !e!x 1', '3:4 the handle !e! is nowhere declared; declare it with %TAG'],
  ['a: !! x', '3:4 nothing follows the handle !!'],
  ['a: !<x', '3:4 the tag that begins with !< has no end; end it with >'],
  ['k: &x [1]\n*x : 1', '4:1 an alias stands where a key has to be text'],
  [
    '? [a]\n: b',
    '3:3 a mapping or sequence stands where a key has to be text; put the key in quotes; if braces of a template stand here, render the template first',
  ],
  ['a: [1, , 2]', '3:8 , stands where a value is awaited; put it in quotes if it is meant as text'],
  ['a: {? , b: c}', '3:6 nothing stands where a key has to be text; put the key in quotes'],
  ['a: [? ]', '3:8 nothing stands where a key has to be text; put the key in quotes'],
  [
    'a: x\n  # c\n  y',
    '5:3 this line is indented neither like the keys of the mapping above nor like what they hold; line it up with its siblings',
  ],
  ['<<: [1]', '3:1 << takes a mapping, or a list of mappings'],
  ['<<: *x', '3:5 no anchor &x stands before the alias *x'],
  [
    'a: b: c\n',
    '3:5 a second ": " stands on a line where a value has begun; put the value in quotes if the colon belongs to it; else begin a line with the key',
  ],
  ['\ta: 1', '3:1 a tab stands where blanks have to indent; indent with blanks'],
  [
    'a:\n  b: 1\n c: 2',
    '5:2 this line is indented neither like the keys of the mapping above nor like what they hold; line it up with its siblings',
  ],
  ['a: "x" b', '3:8 text follows a value on its line; put the whole value in quotes, or begin a new line'],
  ['a: ]', '3:4 ] stands where a value is awaited; put it in quotes if it is meant as text'],
  ['a: }', '3:4 } stands where a value is awaited; put it in quotes if it is meant as text'],
  ['a: ,', '3:4 , stands where a value is awaited; put it in quotes if it is meant as text'],
  ['a: -', '3:4 a list item begins where none can stand; begin the list on its own line, or put the text in quotes'],
  ['a: - b', '3:4 a list item begins where none can stand; begin the list on its own line, or put the text in quotes'],
  ['a: `x`', '3:4 text cannot begin with `; put it in quotes'],
  ['a: %x', '3:4 text cannot begin with %; put it in quotes'],
  ['a: [x', '3:4 the [ that stands here is never closed; close it with ]'],
  ['a: {x', '3:4 the { that stands here is never closed; close it with }'],
  ['a: |\n x\n\ty', '5:1 a tab stands where blanks have to indent; indent with blanks'],
  ['- a', '3:1 a list item stands among the keys of a mapping; indent it below the key that it belongs to'],
  ['"a" b: 1', '3:5 text follows a value on its line; put the whole value in quotes, or begin a new line'],
  ['a: &', '3:4 & is not followed by a name of letters, digits, - and _; put text that begins with & in quotes'],
  ['a: &x &y 1', '3:7 text follows a value on its line; put the whole value in quotes, or begin a new line'],
  ['a: !!str !!str 1', '3:10 text follows a value on its line; put the whole value in quotes, or begin a new line'],
  ['a: *', '3:4 * is not followed by a name of letters, digits, - and _; put text that begins with * in quotes'],
  ['b: &b 1\na: &c *b', '4:7 text follows a value on its line; put the whole value in quotes, or begin a new line'],
  [
    'a: x #y\n  z',
    '4:3 this line is indented neither like the keys of the mapping above nor like what they hold; line it up with its siblings',
  ],
  [`${'k'.repeat(1025)}: 1`, '3:1 a key is longer than 1024 characters; put "? " before it, or shorten it'],
];

test.each(faults)('%j', (text, place) => {
  const { unreadable } = parseManifest('f', `apiVersion: v1\nkind: Pod\n${text}\n`);
  expect(unreadable.map(said)).toEqual([place]);
});

test('a resource needs an apiVersion and a kind that are text', () => {
  const text = [
    'kind: Pod\nmetadata: {}',
    'apiVersion: v1\nkind:\nmetadata: {}',
    'apiVersion: 1\nkind: Pod',
    '- {apiVersion: v1, kind: Pod}',
  ].join('\n---\n');
  expect(parseManifest('f', text).unreadable.map(({ at, message }) => `${at.line}: ${message}`)).toEqual([
    '1: apiVersion is missing, so no API server knows what this is',
    '5: kind is empty, so no API server knows what this is',
    '8: apiVersion is no text, so no API server knows what this is',
    '11: a list of resources is no resource',
  ]);
});

test('a broken document leaves the others alone', () => {
  const { resources, unreadable } = parseManifest(
    'f',
    'apiVersion: v1\nkind: A\n---\nkind: B\nx: [\n---\napiVersion: v1\nkind: C\n',
  );
  expect(resources.map(one => one.kind)).toEqual(['A', 'C']);
  expect(unreadable).toHaveLength(1);
});

test('directives are followed by ---', () => {
  expect(
    parseManifest('f', '%YAML 1.1\napiVersion: v1\nkind: A\n').unreadable.map(one => `${one.message}; ${one.hint}`),
  ).toEqual(['no --- follows the directives; put --- on a line of its own after them']);
});

test.each([
  ['%YAML 1.2', '1:1 kubectl reads YAML 1.1 and refuses other versions; take the directive away'],
  ['%YAML', '1:1 %YAML takes a version; write %YAML 1.1, or take it away'],
  ['%YAML 1.1 x', '1:1 more stands on the line of %YAML than belongs to it'],
  ['%YAML 1.1 # as kubectl reads it', '2:1 no --- follows the directives; put --- on a line of its own after them'],
  ['%TAG !e! tag:a', '2:1 no --- follows the directives; put --- on a line of its own after them'],
  ['%TAG ! tag:a', '2:1 no --- follows the directives; put --- on a line of its own after them'],
  ['%TAG e tag:a', '1:1 %TAG takes a handle and a prefix'],
  ['%TAG !e!', '1:1 %TAG takes a handle and a prefix'],
  ['%TAG !e! a\n%TAG !e! b', '2:1 the handle !e! is declared twice'],
])('before a document stands %j', (directives, place) => {
  const { unreadable } = parseManifest('f', `${directives}\napiVersion: v1\nkind: A\n`);
  expect(unreadable.map(said)).toEqual([place]);
});

test.each([
  ['!e!thing x', '3:4 the handle !e! is nowhere declared; declare it with %TAG'],
  ['!!', '3:4 nothing follows the handle !!'],
])('the tag %s', (text, place) => {
  const { unreadable } = parseManifest('f', `apiVersion: v1\nkind: A\na: ${text}\n`);
  expect(unreadable.map(said)).toEqual([place]);
});

test.each([
  ['{\n  "kind": "A",', 1],
  [`[{ "metadata": { "labels": { ${'"a": "b", '.repeat(50)} "c": "d" } }, "apiVersion": "v1",`, 1],
  ['{ "name": "a",', 0],
  ['kind : A\nx: [', 1],
  ['name: A\nx: [', 0],
])('a text that cannot be read is a lost resource where it says that it is one: %j', (text, lost) => {
  expect(parseManifest('f', text).unreadable).toHaveLength(lost);
});

function said({ at, message, hint }: ReturnType<typeof parseManifest>['unreadable'][number]): string {
  return `${at.line}:${at.column} ${message}${hint === undefined ? '' : `; ${hint}`}`;
}

const pod = 'apiVersion: v1\nkind: Pod\n';

test.each([
  ['quotes that the end of a document ends', 'a: "x\n---\n', '3:4-3:5'],
  ['quotes that a sign of the end of a document ends', 'a: "x\n...\n', '3:4-3:5'],
  ['quotes that nothing ends', 'a: "x\n', '3:4-3:5'],
  ['a bracket that is never closed', 'a: [1, 2\n', '3:4-3:5'],
  ['text behind a value', "a: 'x' yes\n", '3:8-3:11'],
  ['a line that is indented otherwise', 'a:\n   b: 1\n  cc: 2\n', '5:3-5:4'],
  ['a list item among keys', 'a: 1\n- b\n', '4:1-4:2'],
  ['a dash that is indented otherwise', 'a:\n- - b\n - c\n', '5:2-5:3'],
  ['a comma that is missing', 'a: [b: 1 c: 2]\n', '3:11-3:12'],
  ['a tag that does not fit', 'a: !!int xyz\n', '3:10-3:13'],
  ['an end where a value is awaited', 'a: [', '3:5-3:5'],
])('a fault is shown from its beginning to its end: %s', (_, text, span) => {
  const [fault] = parseManifest('f', `${pod}${text}`).unreadable;
  const { line, column, endLine, endColumn } = fault?.at ?? {};
  expect(`${line}:${column}-${endLine}:${endColumn}`).toBe(span);
});

test.each(['a: [- b]', 'a: {- b}'])('a dash begins no list between brackets: %s', text => {
  expect(parseManifest('f', `${pod}${text}\n`).unreadable.map(said)).toEqual([
    '3:5 a "- " begins a list where none can stand; begin it on its own line, or put the text in quotes',
  ]);
});

test.each([
  ['a: {{ .Values.a }}', true],
  ['a: {{', true],
  ['{{- if .Values.a }}\na: [', true],
  ['a: "x"\n{{- if .Values.a }}\nb: [', true],
  ['a: [\n{{- end }}', true],
  ['a: [\n  - {{ .Values.a }}', true],
  ['name: {% a %}\nb: [', true],
  ['a: |\n  "\n  {{ x }}\nb: [', true],
  ['a: |\n  {{ x }}\n  "\nb: [', false],
  ['a: "{{ x }}"\nb: [', false],
  ['a: "{{ x }}"\nc: 1\nb: [', false],
  ['# {{ x }}\nb: [', false],
])('whether a document that cannot be read is a template that was never rendered: %j', (text, isTemplate) => {
  const as = parseManifest('f', `${pod}${text}`).ignoredAs.map(one => one.as);
  expect(as).toEqual(isTemplate ? ['a template that is not rendered'] : []);
});

test.each([
  ['{"apiVersion":"v1","kind":"Pod","a":1e308}', 1e308],
  ['{"apiVersion":"v1","kind":"Pod","a":-0.5e-2}', -0.005],
  ['{"apiVersion":"v1","kind":"Pod","a":"\\u00e9\\n"}', 'é\n'],
  ['{"apiVersion":"v1","kind":"Pod","a":[{"b":[]},null,true]}', [{ b: [] }, null, true]],
])('JSON is read as it stands: %s', (text, value) => {
  expect(parseManifest('f', text).resources[0]?.value['a']).toEqual(value);
});

test('a number that JSON cannot keep is read as YAML reads it', () => {
  const [resource] = parseManifest('f', '{"apiVersion":"v1","kind":"Pod","a":1e999}').resources;
  expect(resource?.value['a']).toBe('1e999');
});

test('lists of a cluster are read as their items, and an empty list of YAML is none', () => {
  const pod = (uid: string) =>
    `{ apiVersion: v1, kind: Pod, metadata: { name: a${uid === '' ? '' : `, uid: ${uid}`} } }`;
  const kinds = (text: string): readonly unknown[] => {
    const { resources, ignored, unreadable } = parseManifest('f', text);
    return [resources.length, ignored, unreadable.length];
  };
  expect([
    kinds('[]'),
    kinds(`[${pod('u')}]`),
    kinds(`[${pod('u')}, ${pod('v')}]`),
    kinds(`[${pod('u')}, ${pod('')}]`),
  ]).toEqual([
    [0, 1, 0],
    [1, 1, 0],
    [2, 1, 0],
    [0, 0, 1],
  ]);
});

test.each([
  ['the last of two anchors of a name counts', 'a: &x { b: &x 1 }\nc: *x', { a: { b: 1 }, c: 1 }],
  ['a key with an anchor reads as one without', '&a yes: 1\n&b "no": 2\n&c 010: 3', { true: 1, no: 2, 8: 3 }],
  ['a key with a tag is what the tag says', '!!str yes: 1\n!!int 0x10: 2', { yes: 1, 16: 2 }],
  [
    'of several mappings that are merged the first counts most',
    'a: &a { m: 1, o: 1 }\nb: &b { o: 2, p: 2 }\nc: { <<: [*a, *b], p: 3 }',
    { a: { m: 1, o: 1 }, b: { o: 2, p: 2 }, c: { m: 1, o: 1, p: 3 } },
  ],
  ['a day that there is', 'a: !!timestamp 2024-02-29', { a: '2024-02-29' }],
  ['a text of several words and lines', 'a: one two\n  three\n\n  four', { a: 'one two three\nfour' }],
  ['signs within a text', 'a: b#c\nd: e:f\ng: h{i}', { a: 'b#c', d: 'e:f', g: 'h{i}' }],
  ['signs that end a text in a list', 'a: [b{c, d]', undefined],
  ['a list over lines with a colon', 'a: {\n  ? b\n  : c,\n  "d":e }', { a: { b: 'c', d: 'e' } }],
])('%s', (_, text, value) => {
  const [resource] = parseManifest('f', `apiVersion: v1\nkind: Pod\n${text}\n`).resources;
  expect(resource?.value).toEqual(value && { apiVersion: 'v1', kind: 'Pod', ...value });
});

test('bytes that are no text are told of the resource that holds them, those behind the last of that', () => {
  const text = `${pod}a: \ufffd\n---\n# \ufffd\n${pod}b: 1\n# \ufffd\n`;
  const offsets = [...text.matchAll(/\ufffd/g)].map(one => one.index);
  const replaced = offsets.map(offset => ({ offset, bytes: [0xff], encoding: 'UTF-8' as const }));
  const { resources } = parseManifest('f', text, replaced);
  expect(
    resources.map(one =>
      one.faultyBytes?.map(({ at, inComment }) => `line ${at.line}${inComment ? ', in a comment' : ''}`),
    ),
  ).toEqual([['line 3'], ['line 5, in a comment', 'line 9, in a comment']]);
});
