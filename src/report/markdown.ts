import type { Diagnostic } from '#model/diagnostic.js';
import { counted } from './counted.js';
import { placeText } from './place-text.js';
import type { Report } from './report.js';
import { visible } from './visible.js';

/** A table for a pull request's comment. */
export function markdown({ diagnostics, summary }: Report): string {
  const { errors, warnings, infos, resources } = summary;
  const shown = diagnostics.filter(one => !one.suppressed);
  const found = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'info')].join(', ');
  const table = shown.length === 0 ? [] : ['', '| | where | what | rule |', '|---|---|---|---|', ...shown.map(row)];
  return [`**gatewright**: ${found} in ${counted(resources, 'resource')}`, ...table, ''].join('\n');
}

function row({ severity, at, message, rule }: Diagnostic): string {
  return `| ${severity} | ${codeCell(placeText(at))} | ${cell(message)} | ${rule} |`;
}

/** A cell holds no line break, and nothing that means something in markdown. */
function cell(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/[|\\*_<>[\]`~#$&]/g, one => `\\${one}`);
}

/** In a span of code only its sign and the bar mean something. */
function codeCell(text: string): string {
  return `\`${visible(text.replace(/\s+/g, ' ')).replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}
