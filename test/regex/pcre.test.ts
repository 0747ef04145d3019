import fc from 'fast-check';
import { pcreFault } from '#regex/pcre-fault.js';
import { compile } from '#regex/compile.js';
import { expectLinear } from '../growth.js';
import { isAll } from '../runs.js';

/** Patterns that PCRE and JavaScript read alike: the law compares our matcher with the engine of JavaScript on them. */
const depth = fc.createDepthIdentifier();
const pattern: fc.Arbitrary<string> = fc.letrec<{ atom: string; piece: string; branch: string; all: string }>(tie => ({
  atom: fc.oneof(
    { maxDepth: 2, depthIdentifier: depth, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'c', '/', '.', '\\d', '\\w', '\\W', '[ab]', '[^b]', '[a-c/]', '^', '$', '\\b', '\\/'),
    tie('all').map(one => `(${one})`),
    tie('all').map(one => `(?:${one})`),
    tie('all').map(one => `(?=${one})`),
    tie('all').map(one => `(?!${one})`),
  ),
  piece: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,2}', '{0,2}?', '{2,}'))
    .map(([atom, quantifier]) => (mayRepeat(atom) ? atom + quantifier : atom)),
  branch: fc.array(tie('piece'), { maxLength: 3 }).map(pieces => pieces.join('')),
  all: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map(branches => branches.join('|')),
})).all;

// What can match nothing is not repeated: an empty round ends a repeat of PCRE, and fails in JavaScript.
function mayRepeat(atom: string): boolean {
  return !/[\^$]|\\b|\(\?[=!]/.test(atom.replaceAll('[^b]', '')) && !new RegExp(`^(?:${atom})$`).test('');
}

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'A', '/', '1', '-', '\n'), { maxLength: 8 })
  .map(parts => parts.join(''));

function groupsBy(source: string, subject: string, ignoreCase = false): readonly (string | undefined)[] | string {
  const compiled = compile({ flavour: 'pcre', pattern: source, ignoreCase });
  if (!('find' in compiled)) return 'open' in compiled ? `open: ${compiled.open}` : `invalid: ${compiled.invalid}`;
  const found = compiled.find(subject);
  return found === undefined ? [] : 'code' in found ? `doubt: ${found.because}` : found.groups;
}

test('on what both read alike, whether and where a match is found agrees with JavaScript', () => {
  fc.assert(
    fc.property(pattern, text, fc.boolean(), (source, subject, ignoreCase) => {
      // `$` of PCRE also stands before a final line break, `.` of JavaScript refuses more line ends: none here.
      const own = groupsBy(source, subject.replaceAll('\n', ''), ignoreCase);
      const theirs = new RegExp(source, ignoreCase ? 'i' : '').exec(subject.replaceAll('\n', ''));
      if (typeof own !== 'string') expect(own[0]).toEqual(theirs?.[0]);
    }),
    { numRuns: isAll ? 3000 : 800 },
  );
});

test.each([
  ['^/a(b+)', '/abbc', ['/abb', 'bb']],
  ['(a)|(b)', 'b', ['b', undefined, 'b']],
  ['(?i)/FOO', '/x/foo', ['/foo']],
  ['/(?i:a)b', '/Ab', ['/Ab']],
  ['a++b', 'aaab', ['aaab']],
  ['a++ab', 'aaab', []],
  ['(?>a|ab)c', 'abc', []],
  ['(a+|b)*c', 'aabac', ['aabac', 'a']],
  ['(?<year>\\d{4})-\\k<year>', '2024-2024', ['2024-2024', '2024']],
  ['(?P<x>a)(?P=x)', 'aa', ['aa', 'a']],
  ['(?<=/)b', 'a/b', ['b']],
  ['(?<!/)b', 'a/b', []],
  ['(?<=a|bc)d', 'bcd', ['d']],
  ['[[:alpha:]]+', '12ab3', ['ab']],
  ['[^[:alpha:]]+', 'ab12', ['12']],
  ['[]a]+', ']a', [']a']],
  ['\\Qa.b*\\E+', 'xa.b**', ['a.b**']],
  ['(?x) a b # end', 'ab', ['ab']],
  ['\\x41\\101\\t', 'AA\t', ['AA\t']],
  ['a{,2}', 'a{,2}', 'open: {,2} is a quantifier in newer versions of PCRE and text in older ones'],
  ['a{', 'a{', ['a{']],
  ['ab$', 'ab\n', ['ab']],
  ['ab\\z', 'ab\n', []],
  ['(a)?b\\1', 'b', []],
  ['é+', 'xéx', ['é']],
  ['(.)', 'é', ['\udcc3', '\udcc3']],
  ['(?U)a+', 'aaa', ['a']],
  ['\\R', '\r\n', ['\r\n']],
  ['(?|(a)|(b))', 'b', 'open: groups that share their numbers are not followed here'],
  ['(?#comment)a', 'a', ['a']],
  ['((a)|b)*', 'ab', ['ab', 'b', 'a']],
  ['(a*)*', 'b', ['', '']],
  ['(?:a?){3}b', 'aab', ['aab']],
  ['(?m)^b', 'a\nb', ['b']],
  ['(?m)a\\n^', 'a\n', []],
  ['(?m)a$', 'a\nb', ['a']],
  ['(?m)a$b', 'ab', []],
  ['\\Ab', 'ab', []],
  ['b\\Z', 'ab\n', ['b']],
  ['b\\Z', 'ab\n\n', []],
  ['a\\Bb', 'ab', ['ab']],
  ['a\\B', 'a b', []],
  ['\\Ga', 'ba', []],
  ['a\\Nb', 'a\nb', []],
  ['a\\Nb', 'axb', ['axb']],
  ['a\\Cb', 'a\nb', ['a\nb']],
  ['(?s)a.b', 'a\nb', ['a\nb']],
  ['a.b', 'a\nb', []],
  ['\\ca\\cA', '\u0001\u0001', ['\u0001\u0001']],
  ['\\o{101}\\x{41}\\0101', 'AA\b1', ['AA\b1']],
  ['a\\xb', 'a\u000b', ['a\u000b']],
  ['\\11', '\t', ['\t']],
  ['(a)\\g1\\g{1}\\g{-1}', 'aaaa', ['aaaa', 'a']],
  ["(?<n>a)\\g{n}\\k<n>\\k'n'\\k{n}", 'aaaaa', ['aaaaa', 'a']],
  ["(?'n'a)\\k'n'", 'aa', ['aa', 'a']],
  ['(a)(b)\\g{-2}', 'aba', ['aba', 'a', 'b']],
  ['[\\b]', '\b', ['\b']],
  ['[\\101\\8]+', 'A8', ['A8']],
  ['[\\w-]+', 'a-b', ['a-b']],
  ['[a-]+', 'a-', ['a-']],
  ['[\\D]+', '1ab', ['ab']],
  ['[[:^digit:]]+', '1ab2', ['ab']],
  ['[[:xdigit:][:space:]]+', 'xaF 9g', ['aF 9']],
  ['\\h+\\v', 'a \t\n', [' \t\n']],
  ['(ab)++c', 'ababc', ['ababc', 'ab']],
  ['(?:a|ab){1,2}+c', 'abc', []],
  ['(?x)a+ +a', 'aaa', []],
  ['(?x) a (?#c) + b', 'aab', ['aab']],
  ['a(?#c)+', 'aa', ['aa']],
  ['(?<=(a))b', 'ab', ['b', 'a']],
  ['(?<=(?:a|b))c', 'bc', ['c']],
  ['(?<=a{2})b', 'aab', ['b']],
  ['(?<=a{2})b', 'ab', []],
  ['(?<=^)a', 'a', ['a']],
  ['(?<=(?>ab))c', 'abc', ['c']],
  ['(?<=(?=a)a)b', 'ab', ['b']],
  ['(?i)(a)\\1', 'aA', ['aA', 'a']],
  ['(a)\\1', 'aA', []],
  ['(?-i)a', 'A', []],
  ['(?i)a(?-i)b', 'AB', []],
  ['(?i:a)b', 'Ab', ['Ab']],
  ['(?U)a+?', 'aaa', ['aaa']],
  ['a{2,3}?', 'aaa', ['aa']],
  ['a|', 'b', ['']],
  ['[^\\n]+', 'a\nb', ['a']],
  ['(?(1)a|b)', 'b', 'open: conditional groups are not followed here'],
  ['(?(?=a)a|b)', 'b', 'open: conditional groups are not followed here'],
  ['(?^i)a', 'a', 'open: (?^ is not followed here'],
  ['(?J)a', 'a', 'open: the settings J, n and X are not followed here'],
  ['(?xx)a', 'a', 'open: the settings J, n and X are not followed here'],
  [`(?<${'n'.repeat(33)}>a)`, 'a', 'open: older versions of PCRE refuse a name of more than 32 characters'],
  [`(?<${'n'.repeat(32)}>a)`, 'a', ['a', 'a']],
  ['(*ACCEPT)a', 'a', 'open: verbs are not followed here'],
  ['(?C)a', 'a', 'open: callouts are not followed here'],
  ['a(?R)?', 'a', 'open: a call of a group is not followed here'],
  ['(a)(?1)', 'aa', 'open: a call of a group is not followed here'],
  ['(a)\\g<1>', 'aa', 'open: a call of a group is not followed here'],
  ["(a)\\g'1'", 'aa', 'open: a call of a group is not followed here'],
  ['\\k<n>(?<n>a)', 'aa', 'open: a reference to a later group by name is not followed here'],
  ['\\p{Lu}', 'A', 'open: Unicode properties are not followed here'],
  ['[\\PL]', 'A', 'open: Unicode properties are not followed here'],
  ['a\\Kb', 'ab', 'open: \\K is not followed here'],
  ['\\X', 'a', 'open: \\X is not followed here'],
  ['(?<=a+)b', 'ab', 'open: older versions of PCRE refuse a look-behind of varying length'],
  ['(a)(?<=\\1)b', 'ab', 'open: older versions of PCRE refuse a look-behind of varying length'],
  ['(?<=(?:a|bc))d', 'bcd', 'open: older versions of PCRE refuse a look-behind of varying length'],
  ['ab'.repeat(600), 'ab', 'open: the expression is too large'],
  ['(a|aa)+$', `${'a'.repeat(100)}!`, 'doubt: the regular expression takes too much work on this text'],
  ['\\xc3', 'é', ['\udcc3']],
  ['\\x80', '\udc80', ['\udc80']],
])('%s on %j', (source, subject, expected) => {
  expect(groupsBy(source, subject)).toEqual(expected);
});

test('letters beyond ASCII have no other case', () => {
  expect(groupsBy('é', 'É', true)).toEqual([]);
});

test.each([
  ['(', 'a parenthesis is not closed'],
  ['a)', 'a closing parenthesis opens nowhere'],
  ['[a', 'a bracket is not closed'],
  ['*a', 'a quantifier follows nothing that can be repeated'],
  ['a**', 'a quantifier follows nothing that can be repeated'],
  ['^*', 'a quantifier follows nothing that can be repeated'],
  ['a{3,2}', 'the numbers of a quantifier are out of order'],
  ['a{70000}', 'a number of repetitions is too big'],
  ['[b-a]', 'a range of a class is out of order'],
  ['[[:foo:]]', 'no class [:foo:] is known'],
  ['(?<n>a)(?<n>b)', 'two groups are named n'],
  ['\\1', 'a reference names group 1, which is not there'],
  ['(?P=x)', 'a reference names a group x, which is not there'],
  ['(?y)', 'what follows (? is not known'],
  ['a\\', 'a backslash ends the pattern'],
  ['/\\y', 'no escape \\y is known'],
  ['[\\d-z]', 'a range of a class begins or ends in a set'],
  ['[:alpha:]', 'a class such as [:alpha:] stands outside brackets'],
  ['\\b+', 'a quantifier follows nothing that can be repeated'],
  ['\\81', 'a reference names group 81, which is not there'],
  ['\\8', 'a reference names group 8, which is not there'],
  ['(a)\\g{-2}', 'a reference names group 0, which is not there'],
  ['\\400', 'a character code is too large'],
  ['\\x{100}', 'a character code is too large'],
  ['\\p', '\\p lacks its property'],
  ['\\P{', '\\P lacks its property'],
  ['\\g', '\\g lacks a name or number'],
  ['\\k', '\\k lacks a name or number'],
  ['\\N{U+41}', '\\N{name} is not known'],
  ['[[.a.]]', 'collating elements are not supported'],
  ['[\\y]', 'no escape \\y is known in a class'],
  ['(?#a', 'a comment is not closed'],
  ['(?P=)', 'a reference lacks its name'],
  ['(?P=n', 'a reference lacks its name'],
  ['(?(1', 'a condition is not closed'],
  ['(*FAIL', 'a verb is not closed'],
  ['(?R', 'a parenthesis is not closed'],
  ['a{2,65536}', 'a number of repetitions is too big'],
  ['('.repeat(300), 'parentheses are nested too deeply'],
])('PCRE refuses %s', (source, fault) => {
  expect(pcreFault(source)).toBe(fault);
});

test.each([
  'a',
  '(?:a|b)*',
  '[]]',
  '^/api/v[0-9]+(/|$)(.*)',
  'a{2,}',
  '\\d+',
  '(?i)x',
  '{',
  'a{1',
  '\\Q(\\E',
  '[a\\]b]',
  '(?>a)',
  'x*+',
  'a{65535}',
  '\\N{2}',
  '('.repeat(250) + ')'.repeat(250),
])('PCRE compiles %s', source => {
  expect(pcreFault(source)).toBeUndefined();
});

test.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '^(([a-z])+.)+[A-Z]([a-z])+$', '(.*)*x', '(.*a){20}', '((a?)*)*c'])(
  '%s takes time that grows with the text at most',
  source => {
    expectLinear(size => {
      const text = `${'a'.repeat(size)}!`;
      return () => {
        groupsBy(source, text);
      };
    }, 150);
  },
);

test('no text makes reading or matching throw', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from("()[]{}*+?|\\^$.:<>=!-,#aPQE1&/'x")), maxLength: 20 }),
      text,
      (source, subject) => {
        groupsBy(source, subject);
      },
    ),
    { numRuns: isAll ? 3000 : 800 },
  );
});
