import { docsOf } from '#analyze/diagnostics.js';
import { fingerprintOf } from '#analyze/fingerprint.js';
import { analyze, check } from '#ask/index.js';
import type { Diagnostic } from '#model/findings/diagnostic.js';

/** Numbers where a ConfigMap wants texts: three faults in a line, in the order in which nobody sorts them by chance. */
const numbers = (name: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name}, namespace: shop }
data: { z: 1, a: 2,
  m: 3 }
`;
/** Two Ingresses for the same host and path. */
const twins = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: twin, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] }
`;
const only = { only: ['api-type-wrong'] };

function placesOf(found: readonly Diagnostic[]): readonly string[] {
  return found.map(({ at }) => `${at.file}:${at.line}:${at.column}`);
}

test('findings are sorted by file, line and column', () => {
  const files = ['b.yaml', 'c.yaml', 'a.yaml'].map(file => ({ file, text: numbers(file.slice(0, 1)) }));
  expect(placesOf(check(analyze(files), only))).toEqual(
    ['a', 'b', 'c'].flatMap(file => [`${file}.yaml:4:12`, `${file}.yaml:4:18`, `${file}.yaml:5:6`]),
  );
});

test('several rules at one place stand in the order of their names', () => {
  const found = check(analyze([{ file: 'twins.yaml', text: twins }]));
  const sorted = found.toSorted(
    (a, b) => a.at.line - b.at.line || a.at.column - b.at.column || (a.rule < b.rule ? -1 : 1),
  );
  expect(found.length).toBeGreaterThan(1);
  expect(found.map(({ rule }) => rule)).toEqual(sorted.map(({ rule }) => rule));
});

test('a finding tells its page, and what it has to do with', () => {
  const [found] = check(analyze([{ file: 'twins.yaml', text: twins }]), { only: ['route-duplicate'] });
  expect(found?.docs).toBe('docs/rules/route-duplicate.md');
  expect(docsOf('service-missing')).toBe('docs/rules/service-missing.md');
  expect(found?.related?.map(({ at }) => at.line).every(line => line !== found.at.line)).toBe(true);
  expect(found?.related).toHaveLength(1);
  const [plain] = check(analyze([{ file: 'a.yaml', text: numbers('a') }]), only);
  expect(plain && 'related' in plain).toBe(false);
  expect(plain && 'suppressed' in plain).toBe(false);
});

test('a level changes how grave a finding is, and off silences its rule alone', () => {
  const facts = analyze([{ file: 'a.yaml', text: numbers('a') }]);
  const severities = (rules: Record<string, 'error' | 'warning' | 'info' | 'off'>): readonly string[] =>
    check(facts, { ...only, rules }).map(({ severity }) => severity);
  expect(severities({})).toEqual(['error', 'error', 'error']);
  expect(severities({ 'api-type-wrong': 'info' })).toEqual(['info', 'info', 'info']);
  expect(severities({ 'api-type-wrong': 'off' })).toEqual([]);
  expect(severities({ 'service-missing': 'off' })).toEqual(['error', 'error', 'error']);
});

test('what is let pass says by what', () => {
  const [found] = check(analyze([{ file: 'a.yaml', text: numbers('a') }]), {
    ...only,
    ignore: [{ kind: 'ConfigMap', name: 'a', namespace: 'shop', reason: 'generated' }],
  });
  expect(found?.suppressed).toEqual({ by: 'gatewright.yaml', reason: 'generated' });
  const others = [{ kind: 'Secret' }, { name: 'b' }, { namespace: 'blog' }, { path: '?.yml' }, { path: 'x/a.yaml' }];
  for (const entry of others) {
    const [kept] = check(analyze([{ file: 'a.yaml', text: numbers('a') }]), {
      ...only,
      ignore: [{ ...entry, reason: 'other' }],
    });
    expect(kept?.suppressed).toBeUndefined();
  }
});

describe('the fingerprint of a finding', () => {
  const at = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
  const subject = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' };
  const print = (rule: string, path: readonly (string | number)[], of = subject): string =>
    fingerprintOf(rule, { at, message: 'm', subject: of, path });

  test('is the same wherever the file stands and at whatever place in a list', () => {
    expect(print('r', ['data', 0, 'x'])).toBe(print('r', ['data', 7, 'x']));
    expect(print('r', ['data', 'x'])).toMatch(/^[0-9a-f]{16}$/);
    expect(fingerprintOf('r', { at, message: 'm' })).toBe(
      fingerprintOf('r', {
        at,
        message: 'm',
        path: [],
        subject: { apiVersion: '', kind: '', namespace: '', name: '' },
      }),
    );
  });

  test('differs by the rule, the resource and the field', () => {
    const prints = [
      print('r', ['data', 'x']),
      print('q', ['data', 'x']),
      print('r', ['data', 'y']),
      print('r', ['datax']),
      print('r', ['data', 'x'], { ...subject, kind: 'Secret' }),
      print('r', ['data', 'x'], { ...subject, namespace: 'blog' }),
      print('r', ['data', 'x'], { ...subject, name: 'b' }),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('has a number where one list holds the same fault again, by what it says and wherever it stands', () => {
    const env = (names: readonly string[]): string => `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop }
spec: { containers: [{ name: web, image: web, env: [${names.map(one => `{ name: ${one}, value: ${one.length} }`).join(', ')}] }] }
`;
    const printsOf = (names: readonly string[]): Record<string, string> =>
      Object.fromEntries(
        check(analyze([{ file: 'a.yaml', text: env(names) }]), only).map(({ message, fingerprint }) => [
          message,
          fingerprint,
        ]),
      );
    const [first, turned] = [printsOf(['A', 'BB', 'CCC']), printsOf(['CCC', 'A', 'BB'])];
    const prints = Object.values(first);
    expect(new Set(prints).size).toBe(3);
    const base = prints.find(one => !one.includes('-')) ?? '';
    expect(prints.sort()).toEqual([base, `${base}-2`, `${base}-3`]);
    expect(Object.values(turned).sort()).toEqual(prints);
  });
});
