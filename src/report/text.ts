import { createColors } from 'picocolors';
import type { Diagnostic, Severity } from '#model/diagnostic.js';
import { codeFrame } from './code-frame.js';
import { placeText } from './place-text.js';
import type { Report } from './report.js';

type Colours = ReturnType<typeof createColors>;

/** For people: each diagnostic with its place, the lines of the manifest, what else has to do with it, and what to do. */
export function text(report: Report): string {
  const colours = createColors(report.colour);
  const shown = report.diagnostics.filter(one => !one.suppressed);
  return [
    ...shown.map(one => diagnosticText(one, report, colours)),
    ...(report.quiet ? [] : [summaryLine(report, colours)]),
  ].join('\n');
}

function diagnosticText(one: Diagnostic, report: Report, colours: Colours): string {
  const { severity, message, rule, at, related = [], fix } = one;
  const why = report.explain ? report.rules.find(({ id }) => id === rule) : undefined;
  return [
    `${colours.bold(placeText(at))}: ${painted(severity, colours)}: ${message} ${colours.dim(`[${rule}]`)}`,
    ...codeFrame(at, report.textOf(at.file)).map(line => colours.dim(line)),
    ...related.map(({ at: place, message: says }) => `  ${placeText(place)}: ${says}`),
    ...(fix ? [`  fix: ${fix.title} (--fix)`] : []),
    ...(why ? [`  why: ${why.why}`, `  do: ${why.fix}`] : []),
    '',
  ].join('\n');
}

function painted(severity: Severity, colours: Colours): string {
  const paints = { error: colours.red, warning: colours.yellow, info: colours.blue };
  return paints[severity](severity);
}

function summaryLine({ summary, diagnostics }: Report, colours: Colours): string {
  const { resources, files, ignored, unreadable, errors, warnings, infos } = summary;
  const suppressed = diagnostics.filter(one => one.suppressed).length;
  const found = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'info')].join(', ');
  const aside = [
    ...(unreadable > 0 ? [`${unreadable} unreadable`] : []),
    ...(ignored > 0 ? [`${ignored} not for Kubernetes`] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
  ];
  const read = `${counted(resources, 'resource')} in ${counted(files, 'file')}`;
  return `${errors > 0 ? colours.red(found) : found} in ${read}${aside.length > 0 ? ` (${aside.join(', ')})` : ''}\n`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
