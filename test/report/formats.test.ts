import type { Diagnostic } from '#model/findings/diagnostic.js';
import { formats } from '#report/index.js';
import type { FormatName } from '#report/index.js';
import type { Report } from '#report/report.js';
import { printed } from '#report/escaping/shown.js';
import { expectLinear } from '../growth.js';

const manifest = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: wbe\n';

const diagnostic: Diagnostic = {
  rule: 'selector-matches-nothing',
  category: 'service',
  severity: 'error',
  message: 'no pod has app=<wbe> & 100%',
  at: { file: 'k8s/web, 1.yaml', line: 7, column: 5, endLine: 7, endColumn: 13 },
  subject: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
  path: ['spec', 'selector', 'app'],
  related: [
    { at: { file: 'k8s/pods.yaml', line: 3, column: 1, endLine: 3, endColumn: 5 }, message: 'the pods stand here' },
  ],
  docs: 'docs/rules/selector-matches-nothing.md',
  fingerprint: '0123456789abcdef',
  fix: {
    at: { file: 'k8s/web, 1.yaml', line: 7, column: 10, endLine: 7, endColumn: 13 },
    subject: { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' },
    path: ['spec', 'selector', 'app'],
    set: 'web',
    title: 'select app=web',
  },
};

const report: Report = {
  diagnostics: [diagnostic],
  summary: { files: 2, resources: 2, ignored: 1, unreadable: 0, errors: 1, warnings: 0, infos: 0, unjudged: [] },
  rules: [
    {
      id: 'selector-matches-nothing',
      category: 'service',
      severity: 'error',
      summary: 'A Service selects no pod.',
      why: 'It has no endpoints.',
      fix: 'Mend the selector.',
    },
  ],
  files: ['k8s/pods.yaml', 'k8s/web, 1.yaml'],
  textOf: file => (file === 'k8s/web, 1.yaml' ? manifest : undefined),
  shownPartOf: (file, start, end) => (file === 'k8s/web, 1.yaml' ? manifest.slice(start, end) : ''),
  editsOf: () => [{ file: 'k8s/web, 1.yaml', start: 74, end: 77, text: 'web' }],
  version: '1.2.3',
  explain: false,
  colour: false,
  quiet: false,
};

function shown(format: FormatName, of: Report): string {
  return printed(formats[format](of));
}

test('text shows the line, what has to do with it, and the fix', () => {
  expect(shown('text', report)).toBe(`k8s/web, 1.yaml:7:5: error: no pod has app=<wbe> & 100% [selector-matches-nothing]
  6 |   selector:
  7 |     app: wbe
    |     ^^^^^^^^
  k8s/pods.yaml:3:1: the pods stand here
  fix: select app=web (--fix)

1 error, 0 warnings, 0 infos in 2 resources in 2 files (1 passed over)
gatewright explain selector-matches-nothing tells why it matters and what to do
`);
});

test('text with explanations tells why it matters and what to do', () => {
  expect(shown('text', { ...report, explain: true })).toContain(
    '  why: It has no endpoints.\n  do: Mend the selector.\n',
  );
});

test('a place without line, as constructs have it, has no frame', () => {
  const at = { file: 'shop/web/Route', line: 0, column: 0, endLine: 0, endColumn: 0 };
  expect(shown('text', { ...report, diagnostics: [{ ...diagnostic, at, related: [] }] })).toMatch(
    /^shop\/web\/Route: error: [^\n]*\n {2}fix/,
  );
});

test('text without findings is one line', () => {
  const summary = { files: 1, resources: 1, ignored: 0, unreadable: 0, errors: 0, warnings: 0, infos: 0, unjudged: [] };
  expect(shown('text', { ...report, diagnostics: [], summary })).toBe(
    '0 errors, 0 warnings, 0 infos in 1 resource in 1 file\n',
  );
  expect(shown('text', { ...report, diagnostics: [], summary, quiet: true })).toBe('');
});

test('of many places that have to do with one, text names the first eight', () => {
  const at = (line: number) => ({ file: 'k8s/pods.yaml', line, column: 1, endLine: line, endColumn: 2 });
  const related = (count: number) =>
    Array.from({ length: count }, (_, line) => ({ at: at(line + 1), message: 'the same here' }));
  const lines = (count: number) =>
    shown('text', { ...report, diagnostics: [{ ...diagnostic, related: related(count) }] })
      .split('\n')
      .filter(line => /^ {2}(?:k8s\/pods|and)/.test(line));
  expect(lines(9)).toHaveLength(9);
  expect(lines(9).at(-1)).toBe('  k8s/pods.yaml:9:1: the same here');
  expect(lines(10)).toHaveLength(9);
  expect(lines(10).slice(-2)).toEqual([
    '  k8s/pods.yaml:8:1: the same here',
    '  and 2 more places (-o json tells all)',
  ]);
});

test('a fix that changes nothing safely is left to the reader', () => {
  expect(shown('text', { ...report, editsOf: () => [] })).toContain('  fix: select app=web (by hand)\n');
});

test('colours come on wish alone', () => {
  expect(shown('text', { ...report, colour: true })).toContain('\u001b[31merror\u001b[39m');
  expect(shown('text', report)).not.toContain('\u001b');
});

test.each([
  [
    'carets stand under what is meant, behind signs that take two columns',
    'host: 日本.example # x',
    12,
    19,
    '  1 | host: 日本.example # x\n    |              ^^^^^^^',
  ],
  ['a tab is a blank', 'a:\tb', 4, 5, '  1 | a: b\n    |    ^'],
  [
    'what would steer a terminal is shown as what it is not',
    'a: \u001b[31mred\u202e',
    4,
    5,
    '  1 | a: \ufffd[31mred\ufffd\n    |    ^',
  ],
  [
    'of a long line the part around the place is shown',
    `${'x'.repeat(300)}here${'y'.repeat(300)}`,
    301,
    305,
    `  1 | …${'x'.repeat(59)}here${'y'.repeat(97)}…\n    | ${' '.repeat(60)}^^^^`,
  ],
  ['a place at the end of its line has a caret', 'spec:', 6, 6, '  1 | spec:\n    |      ^'],
])('%s', (_, line, column, endColumn, frame) => {
  const at = { file: 'f.yaml', line: 1, column, endLine: 1, endColumn };
  const text = shown('text', {
    ...report,
    textOf: () => line,
    shownPartOf: (_, start, end) => line.slice(start, end),
    diagnostics: [{ ...diagnostic, at, related: [] }],
    quiet: true,
  });
  expect(text.split('\n').slice(1, 3).join('\n')).toBe(frame);
});

test('a place of several lines is shown by its first one', () => {
  const at = { file: 'k8s/web, 1.yaml', line: 3, column: 1, endLine: 7, endColumn: 13 };
  expect(shown('text', { ...report, diagnostics: [{ ...diagnostic, at }] })).toContain(
    '  2 | kind: Service\n  3 | metadata:\n    | ^^^^^^^^^\n',
  );
});

test('GitHub takes no columns where a place goes over several lines', () => {
  const at = { file: 'a.yaml', line: 3, column: 1, endLine: 7, endColumn: 13 };
  expect(
    shown('github', { ...report, diagnostics: [{ ...diagnostic, at, severity: 'info', message: 'one\ntwo' }] }),
  ).toBe('::notice file=a.yaml,line=3,endLine=7,title=selector-matches-nothing::one%0Atwo\n');
});

test('GitHub gets the file alone of a place without a line', () => {
  const at = { file: 'shop/web', line: 0, column: 0, endLine: 0, endColumn: 0 };
  expect(
    shown('github', { ...report, diagnostics: [{ ...diagnostic, at, severity: 'warning', message: 'odd' }] }),
  ).toBe('::warning file=shop/web,title=selector-matches-nothing::odd\n');
});

test('GitHub reads its commands back: separators and percent signs are escaped', () => {
  expect(shown('github', report)).toBe(
    '::error file=k8s/web%2C 1.yaml,line=7,endLine=7,col=5,endColumn=13,title=selector-matches-nothing::no pod has app=<wbe> & 100%25\n',
  );
});

test('JUnit has a suite for each file, and text that XML can hold', () => {
  expect(shown('junit', { ...report, diagnostics: [{ ...diagnostic, message: 'a < b \u0000' }] }))
    .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gatewright" tests="2" failures="1">
  <testsuite name="k8s/pods.yaml" tests="1" failures="0" skipped="0">
    <testcase name="no findings" classname="k8s/pods.yaml"/>
  </testsuite>
  <testsuite name="k8s/web, 1.yaml" tests="1" failures="1" skipped="0">
    <testcase name="selector-matches-nothing k8s/web, 1.yaml:7:5" classname="k8s/web, 1.yaml">
      <failure message="a &#60; b \ufffd" type="error">k8s/web, 1.yaml:7:5: a &#60; b \ufffd</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
});

test('GitLab gets path, line, severity and fingerprint', () => {
  expect(JSON.parse(shown('gitlab', report))).toEqual([
    {
      description: 'no pod has app=<wbe> & 100%',
      check_name: 'selector-matches-nothing',
      fingerprint: '0123456789abcdef',
      severity: 'major',
      location: { path: 'k8s/web, 1.yaml', lines: { begin: 7 } },
    },
  ]);
});

test('GitLab gets nothing of what is let pass', () => {
  const passed = { ...diagnostic, suppressed: { by: 'gatewright.yaml', reason: 'known' } };
  expect(JSON.parse(shown('gitlab', { ...report, diagnostics: [passed] }))).toEqual([]);
});

test('JUnit counts what is for information as skipped, and a finding outside of the files read in a suite of its own', () => {
  const at = { file: 'shop/web/Route', line: 0, column: 0, endLine: 0, endColumn: 0 };
  const info = { ...diagnostic, severity: 'info' as const, message: 'one\n"two"' };
  const text = shown('junit', { ...report, files: ['k8s/web, 1.yaml'], diagnostics: [info, { ...diagnostic, at }] });
  expect(text).toContain('<testsuites name="gatewright" tests="2" failures="1">');
  expect(text).toContain('<skipped message="one&#10;&#34;two&#34;"/>');
  expect(text).toContain('<testsuite name="shop/web/Route" tests="1" failures="1" skipped="0">');
});

test('markdown is a line and a table', () => {
  expect(shown('markdown', report)).toBe(`**gatewright**: 1 error, 0 warnings, 0 infos in 2 resources

| | where | what | rule |
|---|---|---|---|
| error | \`k8s/web, 1.yaml:7:5\` | no pod has app=\\<wbe\\> \\& 100% | selector-matches-nothing |
`);
});

test('markdown keeps its table whatever a message holds', () => {
  const message = 'a | b\n*c* <d>';
  expect(shown('markdown', { ...report, diagnostics: [{ ...diagnostic, message }] })).toContain(
    '| a \\| b \\*c\\* \\<d\\> |',
  );
});

test('a policy report is one for each namespace and one for what stands in none, as viewers in the cluster read them', () => {
  const node = { ...diagnostic, subject: { apiVersion: 'v1', kind: 'Namespace', name: 'shop' } };
  const others = [
    { ...node, severity: 'info' as const },
    { ...diagnostic, severity: 'warning' as const },
    { ...diagnostic, suppressed: { by: 'gatewright.yaml', reason: 'agreed' } },
  ];
  const { items } = JSON.parse(shown('policyreport', { ...report, diagnostics: [diagnostic, ...others] })) as {
    items: { kind: string; metadata: object; summary: object; results: object[] }[];
  };
  expect(items.map(({ kind, metadata, summary }) => ({ kind, metadata, summary }))).toEqual([
    {
      kind: 'ClusterPolicyReport',
      metadata: { name: 'gatewright' },
      summary: { pass: 0, fail: 0, warn: 1, error: 0, skip: 0 },
    },
    {
      kind: 'PolicyReport',
      metadata: { name: 'gatewright', namespace: 'shop' },
      summary: { pass: 0, fail: 1, warn: 1, error: 0, skip: 1 },
    },
  ]);
  expect(items[0]?.results).toMatchObject([{ result: 'warn', severity: 'info' }]);
  expect(items[1]?.results[0]).toEqual({
    source: 'gatewright',
    policy: 'selector-matches-nothing',
    category: 'service',
    severity: 'high',
    result: 'fail',
    message: 'no pod has app=<wbe> & 100%',
    resources: [{ apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: 'web' }],
    properties: { at: 'k8s/web, 1.yaml:7:5', fingerprint: '0123456789abcdef' },
  });
});

test.each(['sarif', 'junit', 'github', 'gitlab', 'markdown', 'policyreport'] as const)(
  '%s says in which clusters something was found',
  format => {
    const one = { ...diagnostic, cluster: 'overlays/prod', alsoIn: ['overlays/test'] };
    expect(shown(format, { ...report, diagnostics: [one] })).toContain('overlays/prod, overlays/test');
    expect(shown(format, report)).not.toContain('(in ');
  },
);

test('SARIF names the rule, the region, what is related, the fingerprint and the fix', () => {
  const { runs } = JSON.parse(shown('sarif', report)) as {
    runs: [{ results: unknown[]; tool: { driver: { rules: unknown[] } } }];
  };
  expect(runs[0].tool.driver.rules).toHaveLength(1);
  expect(runs[0].results).toEqual([
    {
      ruleId: 'selector-matches-nothing',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'no pod has app=<wbe> & 100%' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'k8s/web%2C%201.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 7, startColumn: 5, endLine: 7, endColumn: 13 },
          },
          logicalLocations: [{ fullyQualifiedName: 'shop/Service/web', kind: 'resource' }],
        },
      ],
      relatedLocations: [
        {
          id: 0,
          physicalLocation: {
            artifactLocation: { uri: 'k8s/pods.yaml', uriBaseId: 'SRCROOT' },
            region: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 5 },
          },
          message: { text: 'the pods stand here' },
        },
      ],
      partialFingerprints: { 'gatewright/v1': '0123456789abcdef' },
      fixes: [
        {
          description: { text: 'select app=web' },
          artifactChanges: [
            {
              artifactLocation: { uri: 'k8s/web%2C%201.yaml', uriBaseId: 'SRCROOT' },
              replacements: [{ deletedRegion: { charOffset: 74, charLength: 3 }, insertedContent: { text: 'web' } }],
            },
          ],
        },
      ],
    },
  ]);
});

test.each([
  ['./k8s/a b.yaml', { uri: 'k8s/a%20b.yaml', uriBaseId: 'SRCROOT' }],
  ['/srv/k8s/é.yaml', { uri: 'file:///srv/k8s/%C3%A9.yaml' }],
  ['C:\\k8s\\a.yaml', { uri: 'file:///C:/k8s/a.yaml' }],
  ['k8s\\a.yaml', { uri: 'k8s/a.yaml', uriBaseId: 'SRCROOT' }],
  ['<stdin>', { uri: '%3Cstdin%3E', uriBaseId: 'SRCROOT' }],
  ['\ud800.yaml', { uri: '%EF%BF%BD.yaml', uriBaseId: 'SRCROOT' }],
])('SARIF names %j as a URI', (file, artifact) => {
  const one = { ...diagnostic, at: { ...diagnostic.at, file } };
  expect(JSON.parse(shown('sarif', { ...report, diagnostics: [one] }))).toMatchObject({
    runs: [{ results: [{ locations: [{ physicalLocation: { artifactLocation: artifact } }] }] }],
  });
});

test('SARIF has no fix where there is no edit, and says where something is suppressed', () => {
  const suppressed = { by: 'gatewright.yaml', reason: 'agreed' };
  const log = shown('sarif', { ...report, editsOf: () => [], diagnostics: [{ ...diagnostic, suppressed }] });
  expect(JSON.parse(log)).toMatchObject({
    runs: [{ results: [{ suppressions: [{ kind: 'external', justification: 'agreed' }] }] }],
  });
  expect(log).not.toContain('"fixes"');
});

test('JSON is the document of the contract, with the edits of each fix', () => {
  expect(JSON.parse(shown('json', report))).toEqual({
    apiVersion: 'gatewright.dev/v1',
    kind: 'Diagnostics',
    diagnostics: [
      {
        ...diagnostic,
        fix: { title: 'select app=web', edits: [{ file: 'k8s/web, 1.yaml', start: 74, end: 77, text: 'web' }] },
      },
    ],
    summary: report.summary,
  });
});

test.each(Object.entries(formats))(
  '%s reports many diagnostics in one large file in time that grows with them',
  (_, format) => {
    expectLinear(size => {
      const text = 'kind: Service\n'.repeat(10 * size);
      const diagnostics = Array.from({ length: size }, (_, at) => ({
        ...diagnostic,
        at: { file: 'large.yaml', line: 10 * at + 1, column: 1, endLine: 10 * at + 1, endColumn: 5 },
      }));
      const shownPartOf = (_: string, start: number, end: number) => text.slice(start, end);
      return () => format({ ...report, diagnostics, textOf: () => text, shownPartOf, explain: true });
    }, 500);
  },
);

test('suppressed diagnostics are kept where the format can say so, and left out elsewhere', () => {
  const suppressed = {
    ...report,
    diagnostics: [{ ...diagnostic, suppressed: { by: 'gatewright.yaml', reason: 'known' } }],
  };
  expect(shown('sarif', suppressed)).toContain('"justification": "known"');
  expect(shown('github', suppressed)).toBe('');
  expect(shown('markdown', suppressed)).not.toContain('selector-matches-nothing');
  expect(shown('text', suppressed)).toContain('1 suppressed');
});

test('GitLab shows what concerns a whole file on its first line: it knows no line 0', () => {
  const whole = { ...diagnostic, at: { file: 'k8s/empty.yaml', line: 0, column: 0, endLine: 0, endColumn: 0 } };
  expect(JSON.parse(shown('gitlab', { ...report, diagnostics: [whole] }))).toMatchObject([
    { location: { path: 'k8s/empty.yaml', lines: { begin: 1 } } },
  ]);
});
