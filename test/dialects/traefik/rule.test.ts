import fc from 'fast-check';
import { readRule } from '#dialects/traefik/rule/rule.js';
import { expectLinear } from '../../growth.js';

const names = ['Host', 'HostRegexp', 'Path', 'PathPrefix', 'PathRegexp', 'Method', 'Header', 'Query', 'ClientIP'];

/** Rules of a few matchers, in Go's grammar. */
const rules = fc.letrec<{ rule: string; one: string; all: string }>(tie => ({
  one: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('Path(`/a`)', 'PathPrefix("/b")', 'Host(`a.test`)', 'Method(`GET`)', 'Header(`X`, `1`)'),
    tie('one').map(one => `!${one}`),
    tie('rule').map(rule => `(${rule})`),
  ),
  all: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map(all => all.join(' && ')),
  rule: fc.array(tie('all'), { minLength: 1, maxLength: 3 }).map(any => any.join(' || ')),
})).rule;

function faultOf(rule: string, syntax: 'v2' | 'v3' = 'v3'): string | undefined {
  const read = readRule(rule, syntax);
  return 'fault' in read ? read.fault : undefined;
}

function matchOf(rule: string, syntax: 'v2' | 'v3' = 'v3'): unknown {
  const read = readRule(rule, syntax);
  return 'fault' in read ? read.fault : read.match;
}

test('parentheses around a rule and blanks within it change nothing', () => {
  fc.assert(
    fc.property(rules, rule => {
      expect(matchOf(`( ${rule.replaceAll(' ', '  ')} )`)).toEqual(matchOf(rule));
    }),
  );
});

test('a rule that is turned twice is the rule', () => {
  fc.assert(
    fc.property(rules, rule => {
      expect(matchOf(`!!(${rule})`)).toEqual(matchOf(rule));
    }),
  );
});

test('no text makes reading fail', () => {
  const pieces = fc.constantFrom(
    'Host',
    'Path',
    '(',
    ')',
    '`',
    '"',
    '\\',
    ',',
    '!',
    '&&',
    '||',
    '\n',
    '/a',
    '//',
    '/*',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 20 }), fc.constantFrom('v2', 'v3'), (some, syntax) => {
      readRule(some.join(''), syntax);
    }),
    { numRuns: 2000 },
  );
});

test('a matcher has four spellings, and no more', () => {
  for (const name of names) {
    const values = name === 'Header' ? '(`a`, `b`)' : name === 'ClientIP' ? '(`10.0.0.1`)' : '(`/a`)';
    const lower = name.toLowerCase();
    const spellings = [name, lower, name.toUpperCase(), lower.charAt(0).toUpperCase() + lower.slice(1)];
    expect(spellings.flatMap(one => faultOf(one + values) ?? [])).toEqual([]);
    expect(faultOf(`${lower.slice(0, -1)}${lower.slice(-1).toUpperCase()}${values}`)).toMatch(
      /^there is no matcher|: /,
    );
  }
});

test('&& binds more than ||', () => {
  expect(matchOf('Path(`/a`) || Path(`/b`) && Method(`GET`)')).toEqual(
    matchOf('Path(`/a`) || (Path(`/b`) && Method(`GET`))'),
  );
});

test('! before parentheses goes to each matcher and turns && and || round', () => {
  expect(matchOf('!(Path(`/a`) && Method(`GET`))')).toEqual(matchOf('!Path(`/a`) || !Method(`GET`)'));
});

test('a line may break after an operator', () => {
  expect(faultOf('Path(`/a`) &&\n  Method(`GET`)\n')).toBeUndefined();
});

test('a line may not break before an operator: Go ends the expression there', () => {
  expect(faultOf('Path(`/a`)\n&& Method(`GET`)')).toMatch(/a line break stands where the rule should end/);
});

test('values stand in backquotes or double quotes', () => {
  expect(faultOf("Path('/a')")).toMatch(/backquotes or double quotes/);
});

test('a backslash in double quotes is an escape of Go, in backquotes a character', () => {
  expect(matchOf('PathRegexp("^/\\\\d+$")')).toEqual(matchOf('PathRegexp(`^/\\d+$`)'));
  expect(faultOf('PathRegexp("^/\\d+$")')).toMatch(/is no escape/);
});

test('comments are those of Go', () => {
  expect(matchOf('Path(`/a`) /* and */ && Method(`GET`) // all')).toEqual(matchOf('Path(`/a`) && Method(`GET`)'));
});

test('each matcher takes its number of values', () => {
  expect(['Host(`a`, `b`)', 'Path()', 'Header(`X`)', 'Path(``)'].map(rule => faultOf(rule) === undefined)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('a path begins with a slash', () => {
  expect(faultOf('PathPrefix(`a`)')).toMatch(/does not begin with \//);
});

test('a regular expression that Go cannot read makes no rule', () => {
  expect(faultOf('PathRegexp(`(?=a)`)')).toMatch(/cannot be read/);
});

test('the hosts of a rule are those of its Host matchers, turned round or not', () => {
  expect(readRule('!Host(`A.test`) && (host(`b.test`) || HostRegexp(`c`))', 'v3')).toMatchObject({
    hosts: ['a.test', 'b.test'],
  });
});

test('a path and the prefix below it are a prefix by path elements', () => {
  expect(matchOf('Path(`/a`) || PathPrefix(`/a/`)')).toEqual({
    kind: 'path',
    path: { kind: 'prefix', path: '/a', by: 'element' },
  });
});

test('a v2 rule may name several values', () => {
  expect(faultOf('Host(`a.test`, `b.test`)', 'v2')).toBeUndefined();
});

test('parentheses nest as deep as nobody writes them, and no deeper', () => {
  const nested = (depth: number): string => `${'('.repeat(depth)}Path(\`/a\`)${')'.repeat(depth)}`;
  expect(faultOf(nested(400))).toBeUndefined();
  expect(faultOf(nested(100_000))).toMatch(/are nested/);
});

test('the time that a rule takes grows with its length alone', () => {
  expectLinear(size => {
    const many = Array.from({ length: size }, (_, at) => `Host(\`h${at}.test\`)`).join(' || ');
    const rules = [many, ...['!', '"', '`a\\', '/*'].map(one => one.repeat(10 * size))];
    return () => {
      for (const rule of rules) readRule(rule, 'v3');
    };
  }, 200);
});

test.each<[string, 'v2' | 'v3', string]>([
  ['Host(`shöp.test`)', 'v3', 'shöp.test holds characters outside ASCII: write the host in punycode'],
  ['HostRegexp(`shöp`)', 'v3', 'shöp holds characters outside ASCII: write the host in punycode'],
  ['ClientIP(`office`)', 'v3', 'office is neither an address nor a CIDR'],
  ['Host(`shöp.test`)', 'v2', 'shöp.test holds characters outside ASCII'],
  ['Host()', 'v2', 'a matcher needs values, and none may be empty'],
  ['Path(`/a`, ``)', 'v2', 'a matcher needs values, and none may be empty'],
  ['ClientIP(``)', 'v2', 'a matcher needs values, and none may be empty'],
  ['ClientIP(`10.0.0.1`, `office`)', 'v2', 'office is neither an address nor a CIDR'],
  ['Path(`/{a`)', 'v2', 'the braces of /{a do not pair'],
  ['Path(`/a}`)', 'v2', 'the braces of /a} do not pair'],
  ['Path(`/{}`)', 'v2', '{} of /{} lacks a name or a pattern'],
  ['Path(`/{:[0-9]+}`)', 'v2', '{:[0-9]+} of /{:[0-9]+} lacks a name or a pattern'],
  ['Path(`/{id:}`)', 'v2', '{id:} of /{id:} lacks a name or a pattern'],
])('the rule %s (%s) is not read', (rule, syntax, fault) => {
  const [matcher = ''] = rule.split('(');
  expect(readRule(rule, syntax)).toEqual({ fault: `${matcher}: ${fault}` });
});

test.each<[string, string]>([
  ['Path(`/a`, `/v{n:[0-9]{2}}.x`)', '^/v([0-9]{2})\\.x$'],
  ['Path(`/a`, `/{id}`)', '^/([^/]+)$'],
  ['PathPrefix(`/a`, `/{id}`)', '^/([^/]+)'],
])('a v2 rule %s takes what its braces say: %s', (rule, pattern) => {
  expect(JSON.stringify(matchOf(rule, 'v2'))).toContain(JSON.stringify(pattern));
});
