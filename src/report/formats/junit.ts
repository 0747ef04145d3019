import type { Diagnostic } from '#model/findings/diagnostic.js';
import { messageWithClusters } from './clusters-of.js';
import { placeText } from '../place-text.js';
import type { Report } from '../report.js';
import type { Shown } from '../escaping/shown.js';
import { xml } from '../escaping/shown.js';

/** JUnit's XML: a suite for each file, a failure for each diagnostic; a file without any is one test that passed. */
export function junit({ diagnostics, files }: Report): Shown {
  const byFile = new Map<string, Diagnostic[]>(files.map(file => [file, []]));
  for (const one of diagnostics) {
    const inFile = byFile.get(one.at.file);
    if (inFile) inFile.push(one);
    else byFile.set(one.at.file, [one]);
  }
  const suites = [...byFile].map(([file, found]) => suite(file, found));
  const failures = diagnostics.filter(fails).length;
  const tests = suites.reduce((total, one) => total + one.tests, 0);
  return xml.lines([
    xml`<?xml version="1.0" encoding="UTF-8"?>`,
    xml`<testsuites name="gatewright" tests="${tests}" failures="${failures}">`,
    ...suites.map(one => one.text),
    xml`</testsuites>`,
  ]);
}

function suite(
  file: string,
  diagnostics: readonly Diagnostic[],
): { readonly text: Shown<'xml'>; readonly tests: number } {
  const cases =
    diagnostics.length > 0
      ? diagnostics.map(one => testCase(one))
      : [xml`    <testcase name="no findings" classname="${file}"/>`];
  const failures = diagnostics.filter(fails).length;
  const counts = xml`tests="${cases.length}" failures="${failures}" skipped="${diagnostics.length - failures}"`;
  return {
    tests: cases.length,
    text: xml.joined([xml`  <testsuite name="${file}" ${counts}>`, ...cases, xml`  </testsuite>`], '\n'),
  };
}

/** What is for information, or suppressed, fails no build. */
function fails({ severity, suppressed }: Diagnostic): boolean {
  return severity !== 'info' && !suppressed;
}

function testCase(one: Diagnostic): Shown<'xml'> {
  const { rule, at, severity, suppressed } = one;
  const message = messageWithClusters(one);
  const place = placeText(at);
  const body = fails(one)
    ? xml`      <failure message="${message}" type="${severity}">${place}: ${message}</failure>`
    : xml`      <skipped message="${suppressed ? `${message} (${suppressed.reason})` : message}"/>`;
  const head = xml`    <testcase name="${rule} ${place}" classname="${at.file}">`;
  return xml.joined([head, body, xml`    </testcase>`], '\n');
}
