import type { Diagnostic, Related } from '#model/findings/diagnostic.js';
import { clustersOf } from './clusters-of.js';
import type { Lines } from './code-frame.js';
import { codeFrame, linesOf } from './code-frame.js';
import { counted } from './counted.js';
import { placeText } from '../place-text.js';
import type { Report, RuleInfo } from '../report.js';
import type { Paint, Shown } from '../escaping/shown.js';
import { paintIn, terminal } from '../escaping/shown.js';

/** What one diagnostic is shown with. */
interface Showing {
  readonly paint: Paint;
  readonly linesIn: (file: string) => Lines;
  readonly editsOf: Report['editsOf'];
  /** The rules, where they are to be explained. */
  readonly explained: ReadonlyMap<string, RuleInfo>;
}

/** For people: each diagnostic with its place, the lines of the manifest, what else has to do with it, and what to do. */
export function text(report: Report): Shown {
  const paint = paintIn(report.colour);
  const explained = new Map(report.explain ? report.rules.map(one => [one.id, one]) : []);
  const showing: Showing = { paint, explained, linesIn: linesByFile(report), editsOf: report.editsOf };
  const shown = report.diagnostics.filter(one => !one.suppressed);
  return terminal.joined(
    [...shown.map(one => diagnosticText(one, showing)), ...(report.quiet ? [] : [summaryText(report, shown, paint)])],
    '\n',
  );
}

/** A file is parted into lines once, however many diagnostics are in it. */
function linesByFile({ textOf, shownPartOf }: Report): Showing['linesIn'] {
  const known = new Map<string, Lines>();
  return file => {
    const lines = known.get(file) ?? linesOf(textOf(file), (start, end) => shownPartOf(file, start, end));
    known.set(file, lines);
    return lines;
  };
}

function diagnosticText(one: Diagnostic, { paint, linesIn, explained, editsOf }: Showing): Shown<'terminal'> {
  const { severity, message, rule, at, related = [], fix } = one;
  const clusters = clustersOf(one);
  const why = explained.get(rule);
  const place = paint('bold', placeText(at));
  return terminal.lines([
    terminal`${place}: ${paint(paints[severity], severity)}: ${message} ${paint('dim', `[${rule}]`)}`,
    ...codeFrame(at, linesIn(at.file)).map(line => paint('dim', line)),
    ...(clusters.length === 0 ? [] : [terminal`  in ${clusters.join(', ')}`]),
    ...relatedLines(related),
    ...(fix ? [terminal`  fix: ${fix.title} (${editsOf(fix).length > 0 ? '--fix' : 'by hand'})`] : []),
    ...(why ? [terminal`  why: ${why.why}`, terminal`  do: ${why.fix}`] : []),
  ]);
}

/** Where there are many, the first tell enough; JSON has all. */
function relatedLines(related: readonly Related[]): readonly Shown<'terminal'>[] {
  const shown = related.length > most + 1 ? related.slice(0, most) : related;
  const left = related.length - shown.length;
  return [
    ...shown.map(({ at, message }) => terminal`  ${placeText(at)}: ${message}`),
    ...(left > 0 ? [terminal`  and ${left} more places (-o json tells all)`] : []),
  ];
}

const most = 8;

const paints = { error: 'red', warning: 'yellow', info: 'blue' } as const;

function summaryText(report: Report, shown: readonly Diagnostic[], paint: Paint): Shown<'terminal'> {
  const { resources, files, ignored, unreadable, errors, warnings, infos } = report.summary;
  const suppressed = report.diagnostics.length - shown.length;
  const found = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'info')].join(', ');
  const aside = [
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
    ...(ignored > 0 ? [`${ignored} passed over`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const read = `${counted(resources, 'resource')} in ${counted(files, 'file')}`;
  const result = errors > 0 ? paint('red', found) : found;
  const line = terminal`${result} in ${read}${aside.length > 0 ? ` (${aside.join(', ')})` : ''}`;
  const [first] = shown;
  const unjudged = report.summary.unjudged.map(one => `${one.count} × ${one.kind} (${one.controller})`);
  const lines = unjudged.length > 0 ? [line, terminal`not judged here: ${unjudged.join(', ')}`] : [line];
  if (!first || report.explain) return terminal.lines(lines);
  return terminal.lines([
    ...lines,
    paint('dim', `gatewright explain ${first.rule} tells why it matters and what to do`),
  ]);
}
