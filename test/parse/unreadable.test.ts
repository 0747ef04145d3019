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
