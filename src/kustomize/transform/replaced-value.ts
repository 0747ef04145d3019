import { allDocuments } from '#parse/all-documents.js';
import { printLines } from '#yaml-text/print.js';
import { readPlain } from '#yaml-text/read-plain.js';
import { isSet, numberOf, textOf } from '../file/fields.js';
import { goJson } from '../tree/go-json.js';
import { splitFieldPath } from '../specs/field-spec.js';
import { jsonOf } from '../tree/json-of.js';
import type { Node } from '../tree/node.js';
import { scalarText, textIn, textNode } from '../tree/node.js';
import { nodeOf } from '../tree/read-node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import type { PathChange } from './field-path.js';
import { changedAtPath, lookedUp } from './field-path.js';

/** The part of a source that is copied: all of it, or what stands between two delimiters. */
export function partOf(value: Node, options: Node | undefined): Node | Refused {
  const delimiter = textOf(options, 'delimiter');
  if (delimiter === undefined) return value;
  if (value.kind !== 'scalar') return refused('a delimiter is for single values');
  const parts = scalarText(value).split(delimiter);
  const index = numberOf(options, 'index') ?? 0;
  const part = index < 0 ? undefined : parts[index];
  return part === undefined ? refused(`there is no part ${index} in ${scalarText(value)}`) : textNode(part, value.from);
}

/** An object with a value at the ends of a path, in a text of JSON or YAML too where the path leads into one. */
export function withValueAt(node: Node, path: string, value: Node, options: Node | undefined): Node | Refused {
  const keys = splitFieldPath(path);
  const inText = withValueInText(node, keys, value, options);
  if (inText) return inText;
  let found = 0;
  const changed = changedAtPath(
    node,
    keys,
    changeTo(value, options, () => found++),
  );
  if (isRefused(changed)) return refused(`${path}: ${changed.because}`);
  return found === 0 ? refused(`${path} is not there`) : changed;
}

function changeTo(value: Node, options: Node | undefined, met: () => void): PathChange {
  return {
    set: there => valueFor(there, value, options),
    ...(isSet(options, 'create') && { made: value.kind }),
    from: value.from,
    met,
  };
}

/** A single value keeps its type where the new text can say it. (setFieldValue) */
function valueFor(there: Node, value: Node, options: Node | undefined): Node | Refused {
  const delimiter = textOf(options, 'delimiter');
  if (delimiter !== undefined && there.kind !== 'scalar') return refused('a delimiter is for single values');
  if (there.kind !== 'scalar') return value;
  const written = textIn(value) ?? '';
  const text = delimiter === undefined ? written : joinedPart(scalarText(there), written, delimiter, options);
  if (typeof there.value === 'string') return textNode(text, value.from);
  const { isUntyped } = there;
  return { kind: 'scalar', value: readPlain(text), plain: text, ...(isUntyped && { isUntyped }), from: value.from };
}

function joinedPart(there: string, value: string, delimiter: string, options: Node | undefined): string {
  const parts = there.split(delimiter);
  const index = numberOf(options, 'index') ?? 0;
  if (index < 0) return [value, ...parts].join(delimiter);
  return (index >= parts.length ? [...parts, value] : parts.with(index, value)).join(delimiter);
}

/** The first text on the way is read, changed and written again. (setValueInStructuredData) */
function withValueInText(
  node: Node,
  keys: readonly string[],
  value: Node,
  options: Node | undefined,
): Node | undefined {
  const length = Array.from({ length: keys.length }, (_, at) => at).find(
    at => at > 0 && !keys.slice(0, at).includes('*') && lookedUp(node, keys.slice(0, at))?.kind === 'scalar',
  );
  const text = length === undefined ? undefined : lookedUp(node, keys.slice(0, length));
  if (text?.kind !== 'scalar') return undefined;
  const [document] = allDocuments('', scalarText(text)).documents;
  if (!document) return undefined;
  let found = 0;
  const inner = changedAtPath(
    nodeOf(document),
    keys.slice(length),
    changeTo(value, options, () => found++),
  );
  if (isRefused(inner) || found === 0) return undefined;
  const written = textNode(textOfDocument(inner, scalarText(text)), value.from);
  const changed = changedAtPath(node, keys.slice(0, length), {
    set: () => written,
    from: value.from,
    met: () => undefined,
  });
  return isRefused(changed) ? undefined : changed;
}

function textOfDocument(node: Node, before: string): string {
  if (!/^\s*[{[]/.test(before)) return printLines(jsonOf(node), 0).join('\n').trim();
  return goJson(jsonOf(node), before.includes('\n') && before.includes('  ') ? 2 : undefined);
}
