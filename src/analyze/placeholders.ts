import { grouped } from '#model/grouped.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { textOf, valueAt } from '#model/json.js';
import type { Resource, Subject } from '#model/resource.js';
import { placeholderIn } from '#model/text/placeholder.js';

/** What was found, without what rests on a value that is not known yet; and in its place a finding for each resource. */
export interface Judged<Found> {
  readonly found: readonly Found[];
  readonly open: readonly Finding[];
}

/** Takes out the findings about values that hold a placeholder: something fills it in before the API server sees the manifest. */
export function withoutPlaceholders<Found extends Finding>(
  all: readonly Found[],
  resources: readonly Resource[],
): Judged<Found> {
  const placeholderOf = placeholderReader(resources);
  const read = all.map(finding => ({ finding, placeholder: placeholderOf(finding) }));
  const open = read.flatMap(({ finding, placeholder }) =>
    placeholder === undefined ? [] : [{ finding, placeholder }],
  );
  const byResource = grouped(open, ({ finding: { subject, at } }) => (subject ? keyOf(subject) : at.file));
  return {
    found: read.filter(({ placeholder }) => placeholder === undefined).map(({ finding }) => finding),
    open: [...byResource.values()].flatMap(findingOf),
  };
}

interface Open {
  readonly finding: Finding;
  readonly placeholder: string;
}

function findingOf(open: readonly Open[]): readonly Finding[] {
  const [first] = open.toSorted(
    (a, b) => a.finding.at.line - b.finding.at.line || a.finding.at.column - b.finding.at.column,
  );
  if (!first) return [];
  const names = [...new Set(open.map(one => one.placeholder))].sort();
  const more = names.length > 3 ? `, and ${names.length - 3} more` : '';
  const message = `nothing was judged of what is filled in for ${names.slice(0, 3).join(', ')}${more}`;
  const { at, subject, path } = first.finding;
  return [{ at, message, ...(subject && { subject }), ...(path && { path }) }];
}

/** A finding rests on a placeholder where its field holds one, or its sentence does. */
function placeholderReader(resources: readonly Resource[]): (finding: Finding) => string | undefined {
  let byName: ReadonlyMap<string, Resource> | undefined;
  return ({ message, subject, path }) => {
    const said = placeholderIn(message, path);
    if (said !== undefined || !subject || !path) return said;
    byName ??= new Map(resources.map(one => [keyOf(one), one]));
    const resource = byName.get(keyOf({ namespace: '', ...subject }));
    return resource && placeholderIn(textOf(valueAt(resource.value, path)) ?? '', path);
  };
}

function keyOf({ apiVersion, kind, namespace = '', name }: Subject): string {
  return [apiVersion, kind, namespace, name].join('\u0000');
}
