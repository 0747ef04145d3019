import type { Diagnostic } from '#model/diagnostic.js';
import { placeText } from './place-text.js';
import type { Report } from './report.js';

/** A table for a pull request's comment. */
export function markdown({ diagnostics, summary }: Report): string {
  const { errors, warnings, infos, resources } = summary;
  const shown = diagnostics.filter(one => !one.suppressed);
  const counts = `${errors} errors, ${warnings} warnings, ${infos} infos in ${resources} resources`;
  const table = shown.length === 0 ? [] : ['', '| | where | what | rule |', '|---|---|---|---|', ...shown.map(row)];
  return [`**gatewright**: ${counts}`, ...table, ''].join('\n');
}

function row({ severity, at, message, rule }: Diagnostic): string {
  return `| ${severity} | \`${cell(placeText(at))}\` | ${cell(message)} | ${rule} |`;
}

/** A cell holds no line break, and no bar, star or tag that means something. */
function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[|\\*_<>[\]]/g, one => `\\${one}`);
}
