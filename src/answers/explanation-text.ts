import type { Answered, Explained } from '#ask/reach/explained.js';
import { pathText } from '#model/text/path-text.js';
import type { ExplanationLine, SmallestChange } from '#network/index.js';
import { placeText } from '#report/place-text.js';

/** An explanation for people, line by line. */
export function explanationLines({ explanation, turning }: Explained, { verdict }: Answered): readonly string[] {
  const sides = explanation.flatMap(({ direction, near, lines }) => [
    `  what ${direction === 'ingress' ? 'comes in to' : 'goes out of'} ${near}:`,
    ...lines.filter(({ kind }) => kind !== 'other').map(lineText),
    ...othersText(lines.filter(({ kind }) => kind === 'other')),
  ]);
  const head = `  the smallest change that would ${verdict.verdict === 'denied' ? 'allow' : 'deny'} it:`;
  return [...sides, ...(turning ? [head, ...turningLines(turning)] : [])];
}

function lineText({ at, kind, says }: ExplanationLine): string {
  return `${kind === 'rule' ? '      ' : '    '}${says}${at ? `  [${placeText(at)}]` : ''}`;
}

/** Policies that have nothing to do with it are named one by one only where they are few. */
function othersText(others: readonly ExplanationLine[]): readonly string[] {
  if (others.length <= 3) return others.map(lineText);
  return [`    ${others.length} other network policies of its namespace do not select it`];
}

function turningLines({ changes, manifests }: SmallestChange): readonly string[] {
  return [
    ...changes.map(({ at, path, set, title }) => {
      const what = set === undefined ? `take away ${pathText(path)}` : `${pathText(path)} = ${JSON.stringify(set)}`;
      return `    ${title}: ${what}  [${placeText(at)}]`;
    }),
    ...manifests.map(manifest => `    add the manifest ${JSON.stringify(manifest)}`),
  ];
}
