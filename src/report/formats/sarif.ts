import type { Diagnostic, Place, Severity } from '#model/findings/diagnostic.js';
import type { Origin } from '#model/origin.js';
import type { Report, RuleInfo } from '../report.js';
import type { ShownFix } from './shown-fix.js';
import { clustersOf, messageWithClusters } from './clusters-of.js';
import { shownFix } from './shown-fix.js';
import type { Shown } from '../escaping/shown.js';
import { jsonDocument } from '../escaping/shown.js';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, as GitHub's code scanning and other readers of the standard want it. */
export function sarif(report: Report): Shown {
  const { diagnostics, rules, version } = report;
  const index = new Map(rules.map(({ id }, at) => [id, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'gatewright', version, semanticVersion: version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'the folder in which gatewright ran' } } },
        results: diagnostics.map(one => result(one, index.get(one.rule), report)),
      },
    ],
  };
  return jsonDocument(log);
}

function descriptor({ id, severity, summary, why, fix, category }: RuleInfo): object {
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: fix },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [category] },
  };
}

function result(one: Diagnostic, ruleIndex: number | undefined, report: Report): object {
  const { rule, severity, fingerprint, related = [], fix, suppressed } = one;
  const clusters = clustersOf(one);
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: messageWithClusters(one) },
    locations: [location(one)],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({ id, ...location(place), message: { text: place.message } })),
    }),
    partialFingerprints: { 'gatewright/v1': fingerprint },
    ...(fix && fixes(shownFix(fix, report), report)),
    ...(clusters.length > 0 && { properties: { clusters } }),
    ...(suppressed && { suppressions: [{ kind: 'external', justification: suppressed.reason }] }),
  };
}

function location({ at, subject }: Place): object {
  const logical =
    subject && [subject.namespace, subject.kind, subject.name].filter(part => part !== undefined).join('/');
  return {
    physicalLocation: { artifactLocation: artifact(at.file), ...(at.line > 0 && { region: region(at) }) },
    ...(logical !== undefined && { logicalLocations: [{ fullyQualifiedName: logical, kind: 'resource' }] }),
  };
}

/** A relative path is one of the folder in which gatewright ran, in whose terms code scanning finds the file. */
function artifact(file: string): object {
  const path = file.replaceAll('\\', '/').replace(/^(?:\.\/+)+/, '');
  const uri = path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
  if (path.startsWith('/')) return { uri: `file://${uri}` };
  return /^[A-Za-z]:\//.test(path) ? { uri: `file:///${uri.replace('%3A', ':')}` } : { uri, uriBaseId: 'SRCROOT' };
}

function region({ line, column, endLine, endColumn }: Origin): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function fixes({ title, edits }: ShownFix, { textOf }: Report): object {
  const [first] = edits;
  if (!first || textOf(first.file) === undefined) return {};
  const replacements = edits.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    insertedContent: { text },
  }));
  const artifactChanges = [{ artifactLocation: artifact(first.file), replacements }];
  return { fixes: [{ description: { text: title }, artifactChanges }] };
}
