import { analyze, check } from '#ask/index.js';

/** What is said of the rule of an IngressRoute. */
function saidOf(match: string): readonly string[] {
  const route = {
    apiVersion: 'traefik.io/v1alpha1',
    kind: 'IngressRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { routes: [{ match, kind: 'Rule', services: [{ name: 'web', port: 80 }] }] },
  };
  const facts = analyze([{ file: 'shop.yaml', text: JSON.stringify(route) }]);
  return check(facts).flatMap(({ rule, message }) => (rule === 'annotation-ignored' ? [message] : []));
}

test.each([
  [
    'Host(`a.test`) && PathPrefix(`/{id}`)',
    'match has no effect: {id} is a template of the v2 syntax: in v3 it stands for itself, and the rule takes next to nothing; use the matcher that ends with Regexp',
  ],
  [
    'PathPrefix(`/a/*`)',
    'match has no effect: PathPrefix(`/a/*`) compares the star as it stands, and takes next to nothing; PathPrefix without a star takes what follows',
  ],
  [
    'Path(`/a?b=c`)',
    'match has no effect: Path(`/a?b=c`) compares paths, and no path holds a query: it takes nothing; use Query beside it',
  ],
  [
    'Host(`https://a.test`)',
    'match has no effect: Host(`https://a.test`) compares names of hosts, without scheme, port and path: it takes nothing; write the name alone',
  ],
  [
    'Query(`a=b`)',
    'match has no effect: Query(`a=b`) asks for a parameter of that whole name, and takes next to nothing; write the name and the value as two',
  ],
])('of %s it is said what it takes', (match, message) => {
  expect(saidOf(match)).toEqual([message]);
});

test('a rule whose matchers are read as they are written is left alone', () => {
  expect(saidOf('Host(`a.test`) && PathRegexp(`^/[a-z]+`) && Query(`a`, `b`)')).toEqual([]);
});
