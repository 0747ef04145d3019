import type { Path } from '#model/origin.js';
import type {
  End,
  ExplanationLine,
  NetworkModel,
  Protocol,
  SideExplanation,
  SmallestChange,
  Verdict,
} from '#network/index.js';
import { explanationOf, smallestChange } from '#network/index.js';
import { placeText } from '#report/place-text.js';

/** A question about one connection with its verdict. */
export interface Answered {
  readonly from: End;
  readonly to: End;
  readonly port?: number;
  readonly protocol?: Protocol;
  readonly verdict: Verdict;
}

/** Why an answer is as it is, rule by rule, and what would turn it. */
export interface Explained {
  readonly explanation: readonly SideExplanation[];
  readonly turning?: SmallestChange;
}

/** Explains the first pair of pods or addresses that the ends mean; undefined where an end means none. */
export function explained(network: NetworkModel, { verdict, ...question }: Answered): Explained | undefined {
  const explanation = explanationOf(network, question);
  if (!explanation) return undefined;
  const turning = verdict.verdict === 'unknown' ? undefined : smallestChange(network, question, verdict.verdict);
  return { explanation, ...(turning && { turning }) };
}

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

function pathText(path: Path): string {
  return path
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${key}`))
    .join('')
    .slice(1);
}
