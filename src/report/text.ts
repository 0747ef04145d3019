import { createColors } from 'picocolors';
import type { Diagnostic, Severity } from '#model/diagnostic.js';
import type { Lines } from './code-frame.js';
import { codeFrame, linesOf } from './code-frame.js';
import { counted } from './counted.js';
import { placeText } from './place-text.js';
import type { Report, RuleInfo } from './report.js';
import { visible } from './visible.js';

/** What one diagnostic is shown with. */
interface Showing {
  readonly colours: ReturnType<typeof createColors>;
  readonly linesIn: (file: string) => Lines;
  readonly editsOf: Report['editsOf'];
  /** The rules, where they are to be explained. */
  readonly explained: ReadonlyMap<string, RuleInfo>;
}

/** For people: each diagnostic with its place, the lines of the manifest, what else has to do with it, and what to do. */
export function text(report: Report): string {
  const colours = createColors(report.colour);
  const explained = new Map(report.explain ? report.rules.map(one => [one.id, one]) : []);
  const showing: Showing = { colours, explained, linesIn: linesByFile(report), editsOf: report.editsOf };
  const shown = report.diagnostics.filter(one => !one.suppressed);
  return [
    ...shown.map(one => diagnosticText(one, showing)),
    ...(report.quiet ? [] : [summaryText(report, shown, colours)]),
  ].join('\n');
}

/** A file is parted into lines once, however many diagnostics are in it. */
function linesByFile({ shownTextOf }: Report): Showing['linesIn'] {
  const known = new Map<string, Lines>();
  return file => {
    const lines = known.get(file) ?? linesOf(shownTextOf(file));
    known.set(file, lines);
    return lines;
  };
}

function diagnosticText(one: Diagnostic, { colours, linesIn, explained, editsOf }: Showing): string {
  const { severity, message, rule, at, related = [], fix } = one;
  const why = explained.get(rule);
  return [
    `${colours.bold(visible(placeText(at)))}: ${painted(severity, colours)}: ${visible(message)} ${colours.dim(`[${rule}]`)}`,
    ...codeFrame(at, linesIn(at.file)).map(line => colours.dim(line)),
    ...related.map(({ at: place, message: says }) => `  ${visible(placeText(place))}: ${visible(says)}`),
    ...(fix ? [`  fix: ${visible(fix.title)} (${editsOf(fix).length > 0 ? '--fix' : 'by hand'})`] : []),
    ...(why ? [`  why: ${why.why}`, `  do: ${why.fix}`] : []),
    '',
  ].join('\n');
}

function painted(severity: Severity, colours: Showing['colours']): string {
  const paints = { error: colours.red, warning: colours.yellow, info: colours.blue };
  return paints[severity](severity);
}

function summaryText(report: Report, shown: readonly Diagnostic[], colours: Showing['colours']): string {
  const { resources, files, ignored, unreadable, errors, warnings, infos } = report.summary;
  const suppressed = report.diagnostics.length - shown.length;
  const found = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'info')].join(', ');
  const aside = [
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
    ...(ignored > 0 ? [`${ignored} passed over`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const read = `${counted(resources, 'resource')} in ${counted(files, 'file')}`;
  const line = `${errors > 0 ? colours.red(found) : found} in ${read}${aside.length > 0 ? ` (${aside.join(', ')})` : ''}\n`;
  const [first] = shown;
  if (!first || report.explain) return line;
  return `${line}${colours.dim(`gatewright explain ${first.rule} tells why it matters and what to do`)}\n`;
}
