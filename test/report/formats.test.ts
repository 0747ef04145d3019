import type { Diagnostic } from '#model/diagnostic.js';
import { formats } from '#report/index.js';
import type { Report } from '#report/report.js';

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
  summary: { files: 2, resources: 2, ignored: 1, unreadable: 0, errors: 1, warnings: 0, infos: 0 },
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
  editsOf: () => [{ file: 'k8s/web, 1.yaml', start: 74, end: 77, text: 'web' }],
  version: '1.2.3',
  explain: false,
  colour: false,
  quiet: false,
};

test('text shows the line, what has to do with it, and the fix', () => {
  expect(formats.text(report)).toBe(`k8s/web, 1.yaml:7:5: error: no pod has app=<wbe> & 100% [selector-matches-nothing]
  6 |   selector:
  7 |     app: wbe
    |     ^^^^^^^^
  k8s/pods.yaml:3:1: the pods stand here
  fix: select app=web (--fix)

1 error, 0 warnings, 0 infos in 2 resources in 2 files (1 not for Kubernetes)
`);
});

test('text with explanations tells why it matters and what to do', () => {
  expect(formats.text({ ...report, explain: true })).toContain(
    '  why: It has no endpoints.\n  do: Mend the selector.\n',
  );
});

test('a place without line, as constructs have it, has no frame', () => {
  const at = { file: 'shop/web/Route', line: 0, column: 0, endLine: 0, endColumn: 0 };
  expect(formats.text({ ...report, diagnostics: [{ ...diagnostic, at, related: [] }] })).toMatch(
    /^shop\/web\/Route: error: [^\n]*\n {2}fix/,
  );
});

test('GitHub reads its commands back: separators and percent signs are escaped', () => {
  expect(formats.github(report)).toBe(
    '::error file=k8s/web%2C 1.yaml,line=7,col=5,endLine=7,endColumn=13,title=selector-matches-nothing::no pod has app=<wbe> & 100%25\n',
  );
});

test('JUnit has a suite for each file, and text that XML can hold', () => {
  expect(formats.junit({ ...report, diagnostics: [{ ...diagnostic, message: 'a < b \u0000' }] }))
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
  expect(JSON.parse(formats.gitlab(report))).toEqual([
    {
      description: 'no pod has app=<wbe> & 100%',
      check_name: 'selector-matches-nothing',
      fingerprint: '0123456789abcdef',
      severity: 'major',
      location: { path: 'k8s/web, 1.yaml', lines: { begin: 7 } },
    },
  ]);
});

test('markdown keeps its table whatever a message holds', () => {
  const message = 'a | b\n*c* <d>';
  expect(formats.markdown({ ...report, diagnostics: [{ ...diagnostic, message }] })).toContain(
    '| a \\| b \\*c\\* \\<d\\> |',
  );
});

test('SARIF names the rule, the region, what is related, the fingerprint and the fix', () => {
  const { runs } = JSON.parse(formats.sarif(report)) as {
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

test('suppressed diagnostics are kept where the format can say so, and left out elsewhere', () => {
  const suppressed = {
    ...report,
    diagnostics: [{ ...diagnostic, suppressed: { by: 'gatewright.yaml', reason: 'known' } }],
  };
  expect(formats.sarif(suppressed)).toContain('"justification": "known"');
  expect(formats.github(suppressed)).toBe('');
  expect(formats.text(suppressed)).toContain('1 suppressed');
});
