import type { Diagnostic } from '#model/findings/diagnostic.js';
import { messageWithClusters } from './clusters-of.js';
import { counted } from './counted.js';
import { placeText } from '../place-text.js';
import type { Report } from '../report.js';
import type { Shown } from '../escaping/shown.js';
import { codeSpan, table } from '../escaping/shown.js';

/** A table for a pull request's comment. */
export function markdown({ diagnostics, summary }: Report): Shown {
  const { errors, warnings, infos, resources } = summary;
  const shown = diagnostics.filter(one => !one.suppressed);
  const found = [counted(errors, 'error'), counted(warnings, 'warning'), counted(infos, 'info')].join(', ');
  const rows =
    shown.length === 0 ? [] : [table``, table`| | where | what | rule |`, table`|---|---|---|---|`, ...shown.map(row)];
  const unjudged = summary.unjudged.map(one => `${one.count} × ${one.kind} (${one.controller})`);
  return table.lines([
    table`**gatewright**: ${found} in ${counted(resources, 'resource')}`,
    ...(unjudged.length > 0 ? [table``, table`Not judged here: ${unjudged.join(', ')}`] : []),
    ...rows,
  ]);
}

function row(one: Diagnostic): Shown<'markdown'> {
  const { severity, at, rule } = one;
  return table`| ${severity} | ${codeSpan(placeText(at))} | ${messageWithClusters(one)} | ${rule} |`;
}
