import type { Diagnostic } from '#model/diagnostic.js';
import { placeText } from './place-text.js';
import type { Report } from './report.js';
import { escapeXml } from './xml.js';

/** JUnit's XML: a suite for each file, a failure for each diagnostic; a file without any is one test that passed. */
export function junit({ diagnostics, files }: Report): string {
  const byFile = new Map<string, Diagnostic[]>(files.map(file => [file, []]));
  for (const one of diagnostics) {
    const inFile = byFile.get(one.at.file);
    if (inFile) inFile.push(one);
    else byFile.set(one.at.file, [one]);
  }
  const suites = [...byFile].map(([file, found]) => suite(file, found));
  const failures = diagnostics.filter(fails).length;
  const tests = suites.reduce((total, one) => total + one.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gatewright" tests="${tests}" failures="${failures}">`,
    ...suites.map(one => one.text),
    '</testsuites>',
    '',
  ].join('\n');
}

function suite(file: string, diagnostics: readonly Diagnostic[]): { readonly text: string; readonly tests: number } {
  const name = escapeXml(file);
  const cases =
    diagnostics.length > 0
      ? diagnostics.map(one => testCase(one))
      : [`    <testcase name="no findings" classname="${name}"/>`];
  const counts = `tests="${cases.length}" failures="${diagnostics.filter(fails).length}" skipped="${diagnostics.filter(one => !fails(one)).length}"`;
  return {
    tests: cases.length,
    text: [`  <testsuite name="${name}" ${counts}>`, ...cases, '  </testsuite>'].join('\n'),
  };
}

/** What is for information, or suppressed, fails no build. */
function fails({ severity, suppressed }: Diagnostic): boolean {
  return severity !== 'info' && !suppressed;
}

function testCase(one: Diagnostic): string {
  const { rule, message, at, severity, suppressed } = one;
  const head = `    <testcase name="${escapeXml(`${rule} ${placeText(at)}`)}" classname="${escapeXml(at.file)}">`;
  const says = escapeXml(message);
  const body = fails(one)
    ? `      <failure message="${says}" type="${severity}">${escapeXml(placeText(at))}: ${says}</failure>`
    : `      <skipped message="${escapeXml(suppressed ? `${message} (${suppressed.reason})` : message)}"/>`;
  return [head, body, '    </testcase>'].join('\n');
}
