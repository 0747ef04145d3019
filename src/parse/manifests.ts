import { valuesByKey } from '#model/grouped.js';
import type { FaultyBytes, Replaced } from '#model/faulty-bytes.js';
import type { Json } from '#model/json.js';
import type { Origin, Path } from '#model/origin.js';
import type { Resource } from '#model/resource.js';
import type { Unreadable } from '#model/unreadable.js';
import { documentsIn } from './documents.js';
import { faultyBytesIn, sharedAmong } from './faulty-bytes.js';
import { endOfGap, endOfLine } from './trivia.js';
import type { OriginAt } from './source-map/lines.js';
import { originsIn } from './source-map/lines.js';
import { jsonAfterText, meantAs, meantByText } from './document-kind.js';
import { placesIn } from './source-map/source-map.js';
import type { Piece } from './read-documents.js';
import { readDocuments } from './read-documents.js';
import { placeOfItems, resourceOf, standingIn } from './resources.js';
import { isTemplate } from './templates.js';
import type { YamlFault, ReadDocument } from './tree.js';
import { newRows } from './tree.js';

/** What a file holds. `documents` is the sum of resources, unreadable and ignored; empty documents are none. */
export interface Parsed {
  readonly resources: readonly Resource[];
  readonly unreadable: readonly Unreadable[];
  readonly ignored: number;
  readonly documents: number;
  /** Each ignored document, and why it was passed over. */
  readonly ignoredAs: readonly Ignored[];
}

/** A document that holds no resource of a cluster. */
export interface Ignored {
  readonly at: Origin;
  /** `a Go template`, `a kustomization`, … */
  readonly as: string;
}

/**
 * Reads the resources of a file: YAML or JSON, any number of documents, any line ending. Never throws. `replaced`: what in its
 * bytes was no text.
 */
export function parseManifest(file: string, text: string, replaced: readonly Replaced[] = []): Parsed {
  const originAt = originsIn(file, text);
  const rows = newRows(text.length);
  const logs = logsIn(text);
  const pieces = documentsIn(text, logs).flatMap(one => readDocuments(text, one, rows));
  const template = pieces.some(({ read }) => isFault(read) && isTemplate(text, read.start));
  const faultyIn = faultyBytesIn(replaced, pieces.at(-1), originAt);
  const read = pieces.flatMap(piece => withFaultyBytes(entriesOf(text, piece, originAt, template), faultyIn(piece)));
  const entries = logs === text.length ? read : [...read, ...logged(text, logs, originAt)];
  const ignoredAs = entries.flatMap(entry => (entry.kind === 'ignored' ? [entry.ignored] : []));
  return {
    resources: entries.flatMap(entry => (entry.kind === 'resource' ? [entry.resource] : [])),
    unreadable: entries.flatMap(entry => (entry.kind === 'unreadable' ? [entry.unreadable] : [])),
    ignored: ignoredAs.length,
    documents: entries.length,
    ignoredAs,
  };
}

/** `kubectl cluster-info dump` prints what the containers wrote after all lists. (kubectl v0.36, pkg/cmd/clusterinfo/clusterinfo_dump.go) */
function logsIn(text: string): number {
  const found = text.indexOf('\n==== START logs for container ');
  return found === -1 ? text.length : found + 1;
}

function logged(text: string, start: number, originAt: OriginAt): readonly Entry[] {
  const at = originAt(...firstLine(text, start, text.length));
  return [{ kind: 'ignored', ignored: { at, as: 'what containers wrote to their logs' } }];
}

type Entry =
  | { readonly kind: 'resource'; readonly resource: Resource }
  | { readonly kind: 'unreadable'; readonly unreadable: Unreadable }
  | { readonly kind: 'ignored'; readonly ignored: Ignored };

function isFault(read: ReadDocument | YamlFault): read is YamlFault {
  return 'message' in read;
}

function entriesOf(text: string, { start, end, read }: Piece, originAt: OriginAt, template: boolean): readonly Entry[] {
  const ignored = (as: string): readonly Entry[] => [
    { kind: 'ignored', ignored: { at: originAt(...firstLine(text, start, end)), as } },
  ];
  if (template) return ignored('a template that is not rendered');
  const isText = isFault(read) || typeof read.value === 'string';
  const json = isText && !meantByText(text.slice(start, end)) ? jsonAfterText(text, start, end) : undefined;
  if (json !== undefined) return [spoiltJson(originAt(start, json))];
  if (!isFault(read)) return entriesIn(text, read, originAt);
  if (!meantByText(text.slice(start, end))) return ignored('text that is no YAML');
  const { message, hint } = read;
  return [
    {
      kind: 'unreadable',
      unreadable: { at: originAt(read.start, read.end), message, ...(hint !== undefined && { hint }) },
    },
  ];
}

/** kubectl prints warnings on standard error, which ends up before the JSON where both go into a file. */
function spoiltJson(at: Origin): Entry {
  const message = 'text stands before JSON, and kubectl reads neither';
  const hint = 'take away the lines before the first brace; kubectl prints warnings on standard error';
  return { kind: 'unreadable', unreadable: { at, message, hint } };
}

/** The resources of a piece have the bytes in it that are no text; what is not read is not told of. */
function withFaultyBytes(entries: readonly Entry[], faulty: readonly FaultyBytes[]): readonly Entry[] {
  if (faulty.length === 0) return entries;
  const bytesOf = sharedAmong(
    entries.flatMap(one => (one.kind === 'resource' ? [one.resource] : [])),
    faulty,
  );
  return entries.map(one => {
    const faultyBytes = one.kind === 'resource' ? bytesOf.get(one.resource) : undefined;
    return one.kind === 'resource' && faultyBytes ? { ...one, resource: { ...one.resource, faultyBytes } } : one;
  });
}

/** The resource of a document; or those of the `List` that it is, which is a document of its own besides. */
function entriesIn(text: string, read: ReadDocument, originAt: OriginAt): readonly Entry[] {
  const placesUnder = placesIn(text, read, originAt);
  const again = read.repeated.map(({ path, start, end }) => ({ path, at: originAt(start, end) }));
  const place = placeOfItems(read.value);
  if (!place) return [entryOf(read.value, resourceOf({ path: [], value: read.value }, placesUnder, again))];
  const againIn = repeatedByItem(again, place);
  const twice = again.filter(({ path }) => path.length === 1 && path[0] === place[0]).map(({ at }) => lostList(at));
  const list: Entry = {
    kind: 'ignored',
    ignored: { at: placesUnder([]).locate([]), as: 'a list, whose items are read one by one' },
  };
  return [
    list,
    ...twice,
    ...standingIn(read).map(one =>
      entryOf(one.value, resourceOf(one, placesUnder, againIn.get(Number(one.path.at(-1))))),
    ),
  ];
}

/** Lists that were written one after the other into a file are one document, of which kubectl takes the last items. */
function lostList(at: Origin): Entry {
  const message = 'items stands twice: lists stand one after the other, and the items of the last one alone are read';
  return { kind: 'unreadable', unreadable: { at, message, hint: 'put --- on a line of its own between them' } };
}

type RepeatedFields = NonNullable<Resource['repeated']>;

/** The repeated keys of each item of a list, with paths that begin at the item. */
function repeatedByItem(repeated: RepeatedFields, place: Path): ReadonlyMap<number, RepeatedFields> {
  const ofItems = repeated.flatMap(({ path, at }) => {
    const [index, ...rest] = path.slice(place.length);
    const isWithin = place.every((key, depth) => path[depth] === key);
    return isWithin && typeof index === 'number' && rest.length > 0 ? [[index, { path: rest, at }] as const] : [];
  });
  return valuesByKey(ofItems);
}

function entryOf(value: Json, resource: Resource): Entry {
  const meant = meantAs(value);
  switch (meant.kind) {
    case 'resource':
      return { kind: 'resource', resource };
    case 'ignored':
      return { kind: 'ignored', ignored: { at: resource.locate([]), as: meant.as } };
    case 'unreadable':
      return {
        kind: 'unreadable',
        unreadable: {
          at: resource.locate(meant.path),
          message: meant.message,
          ...(meant.hint !== undefined && { hint: meant.hint }),
        },
      };
  }
}

/** The first line of a piece that holds more than blanks, comments and `---`. */
function firstLine(text: string, start: number, end: number): readonly [number, number] {
  const from = endOfGap(text, start, end);
  return [from, endOfLine(text, from, end)];
}
