import fc from 'fast-check';
import { calicoSelector } from '#network/kinds/calico/selector.js';
import { holds } from '#network/policy/label-expression.js';
import { labelsFrom } from '#network/policy/known-labels.js';

const labels = {
  pod: labelsFrom({ role: 'db', tier: 'back-end', 'example.com/v': '1' }),
  namespace: labelsFrom({ 'kubernetes.io/metadata.name': 'shop' }),
  account: labelsFrom({}),
};

/** calico v3.31, libcalico-go/lib/selector/parser/parser.go; docs.tigera.io/calico, reference/resources/networkpolicy (selectors) */
test.each([
  ['', true],
  ['all()', true],
  ['global()', false],
  ["role == 'db'", true],
  ['role == "db"', true],
  ["role=='web'", false],
  ["role != 'web'", true],
  ["missing != 'web'", true],
  ["missing == 'web'", false],
  ['has(role)', true],
  ['has( role )', true],
  ['!has(missing)', true],
  ['!!has(missing)', false],
  ["role in { 'web', 'db' }", true],
  ["role in {'web'}", false],
  ["role not in { 'web' }", true],
  ["missing not in { 'web' }", true],
  ['role in {}', false],
  ["tier contains 'k-e'", true],
  ["tier starts with 'back'", true],
  ["tier ends with 'back'", false],
  ["example.com/v == '1'", true],
  ["role == 'web' || tier == 'back-end' && has(role)", true],
  ["(role == 'web' || has(role)) && !(tier == 'back-end')", false],
  ["projectcalico.org/namespace == 'shop'", true],
  ["projectcalico.org/orchestrator == 'k8s'", true],
  ['role', 'unknown'],
  ['role = db', 'unknown'],
  ["role == 'db", 'unknown'],
  ["(role == 'db'", 'unknown'],
  ["role == 'db' &&", 'unknown'],
  ["role == 'db' tier == 'x'", 'unknown'],
  ["role in { 'a' 'b' }", 'unknown'],
])('%s: %s', (text, expected) => {
  expect(holds(calicoSelector(text, 'pod'), owner => labels[owner])).toBe(expected);
});

test('no text makes it throw or hang', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('(', ')', '!', '&&', '||', 'has(a)', 'all()', "a == 'b'", 'a in {', "'b'", ',', '}', ' ', 'x'),
        { maxLength: 60 },
      ),
      parts => {
        expect([true, false, 'unknown']).toContain(
          holds(calicoSelector(parts.join(''), 'pod'), owner => labels[owner]),
        );
      },
    ),
  );
});

test('a selector nested too deeply is not read, and does not overflow', () => {
  const deep = `${'('.repeat(100_000)}all()${')'.repeat(100_000)}`;
  expect(calicoSelector(deep, 'pod').kind).toBe('open');
});
