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
  ['', 'yes'],
  ['all()', 'yes'],
  ['global()', 'no'],
  ["role == 'db'", 'yes'],
  ['role == "db"', 'yes'],
  ["role=='web'", 'no'],
  ["role != 'web'", 'yes'],
  ["missing != 'web'", 'yes'],
  ["missing == 'web'", 'no'],
  ['has(role)', 'yes'],
  ['has( role )', 'yes'],
  ['!has(missing)', 'yes'],
  ['!!has(missing)', 'no'],
  ["role in { 'web', 'db' }", 'yes'],
  ["role in {'web'}", 'no'],
  ["role not in { 'web' }", 'yes'],
  ["missing not in { 'web' }", 'yes'],
  ['role in {}', 'no'],
  ["tier contains 'k-e'", 'yes'],
  ["tier starts with 'back'", 'yes'],
  ["tier ends with 'back'", 'no'],
  ["example.com/v == '1'", 'yes'],
  ["role == 'web' || tier == 'back-end' && has(role)", 'yes'],
  ["(role == 'web' || has(role)) && !(tier == 'back-end')", 'no'],
  ["projectcalico.org/namespace == 'shop'", 'yes'],
  ["projectcalico.org/orchestrator == 'k8s'", 'yes'],
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
        expect(['yes', 'no', 'unknown']).toContain(
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
