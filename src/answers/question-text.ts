import type { AskedConnection } from '#ask/reach/question.js';
import { endName } from '#network/index.js';
import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import { explanationLines } from './explanation-text.js';

/** The answers for people: the verdict, then what decided. */
export function questionText(asked: AskedConnection): Shown<'terminal'> {
  const { from, to, port, protocol = 'TCP', verdict, cluster } = asked;
  const head = `${cluster === undefined ? '' : `${cluster}: `}${endName(from)} → ${endName(to)}${port === undefined ? '' : ` on ${protocol} ${port}`}: ${verdict.verdict}`;
  const why = verdict.verdict === 'unknown' ? `, because ${verdict.reason}` : '';
  const lines = verdict.because.map(({ at, says }) => `  ${says}${at ? `  [${placeText(at)}]` : ''}`);
  const explanation = asked.why ? explanationLines(asked.why, asked) : [];
  return terminal.lines([head + why, ...new Set(lines), ...explanation]);
}
