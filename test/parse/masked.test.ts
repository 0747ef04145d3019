import { masked } from '#parse/mask/masked.js';

test('of a Secret the keys are left, with quotes and signs of blocks, each where it stood', () => {
  const text = `# kept
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData:
  plain: one two # three
  'quoted': "four"
  block: |-
    five
      six
  flow: [seven, { eight: nine }]
  empty:
`;
  expect(masked(text)).toBe(`# kept
apiVersion: v1
kind: Secret
metadata: { name: db }
stringData:
  plain: *** *** # *****
  'quoted': "****"
  block: |-
    ****
      ***
  flow: [*****, { eight: **** }]
  empty:
`);
});

test('what an alias or a merge brings is masked where it stands', () => {
  expect(
    masked(`kind: Pod
base: &base { value: one }
word: &word two
env: [{ name: A, <<: *base }, { name: B, value: *word }]
`),
  ).toBe(`kind: Pod
base: &base { value: *** }
word: &word ***
env: [{ name: A, <<: *base }, { name: B, value: ***** }]
`);
});

test('both values of a repeated key are masked', () => {
  expect(masked('kind: Secret\ndata:\n  a: one\n  a: two\n')).toBe('kind: Secret\ndata:\n  a: ***\n  a: ***\n');
});

test('other documents of the file stay as they are', () => {
  const other = 'kind: ConfigMap\ndata:\n  a: one # two\n---\n';
  expect(masked(`${other}kind: Secret\ndata:\n  a: one\n`)).toBe(`${other}kind: Secret\ndata:\n  a: ***\n`);
});

test('of a document that cannot be read the keys are left where the file may hold a Secret', () => {
  expect(masked('apiVersion: v1\nkind: Secret\ndata:\n  - a: one\n two\n\tthree: "four\n')).toBe(
    'apiVersion: v1\nkind: Secret\ndata:\n  - a: ***\n ***\n\tthree: *****\n',
  );
});

test('a document that cannot be read and shows no sign of one is shown', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: one\n two\n';
  expect(masked(text)).toBe(text);
});

test('a comment that names gatewright is masked like any other', () => {
  expect(masked('kind: Secret\ndata:\n  # gatewright: one\n  a: one\n')).toBe(
    'kind: Secret\ndata:\n  # *********** ***\n  a: ***\n',
  );
});

test.each([
  ['an alias', 'metadata: { name: &k Secret }\nkind: *k'],
  ['a merge', '<<: { kind: Secret }\nmetadata: { name: a }'],
  ['an escape', 'kind: "Secr\\u0065t"\nmetadata: { name: a }'],
  ['a block', 'kind: |-\n  Secret\nmetadata: { name: a }'],
  ['the second of two kinds', 'kind: ConfigMap\nkind: Secret\nmetadata: { name: a }'],
  ['the first of two kinds', 'kind: Secret\nkind: ConfigMap\nmetadata: { name: a }'],
])('a Secret is one by %s', (_, head) => {
  const text = `apiVersion: v1\n${head}\ndata:\n  a: word\n`;
  expect(masked(text)).toBe(text.replace('word', '****'));
});
