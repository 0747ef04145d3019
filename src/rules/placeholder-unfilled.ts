import { grouped } from '#model/grouped.js';
import type { Finding } from '#model/findings/diagnostic.js';
import { textOf, valueAt } from '#model/json.js';
import type { Resource, Subject } from '#model/resource.js';
import { placeholderIn } from '#model/text/placeholder.js';
import { findingRule } from './rule.js';

/** What other rules find about values with placeholders becomes this one's, a finding a resource. */
export const placeholderUnfilled = findingRule({
  id: 'placeholder-unfilled',
  category: 'manifest',
  severity: 'info',
  summary: 'Values hold placeholders that something fills in before the API server sees them.',
  why: 'What stands in their place is not known here: nothing that rests on them was judged.',
  fix: 'Check what comes out: build the tree first (flux build, envsubst), and check that.',
  reads: ['cluster'],
  review: (found, { cluster }) => {
    const placeholderOf = placeholderReader(cluster.resources);
    const read = found.map(finding => ({ finding, placeholder: placeholderOf(finding) }));
    const open = read.flatMap(({ finding, placeholder }) =>
      placeholder === undefined ? [] : [{ finding, placeholder }],
    );
    const byResource = grouped(open, ({ finding: { subject, at } }) => (subject ? subjectKey(subject) : at.file));
    return {
      kept: read.filter(({ placeholder }) => placeholder === undefined).map(({ finding }) => finding),
      told: [...byResource.values()].flatMap(findingOf),
    };
  },
});

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
  return [{ at, message, cause: message, ...(subject && { subject }), ...(path && { path }) }];
}

/** A finding rests on a placeholder where its field holds one, or its sentence does. */
function placeholderReader(resources: readonly Resource[]): (finding: Finding) => string | undefined {
  let byName: ReadonlyMap<string, Resource> | undefined;
  return ({ message, subject, path }) => {
    const said = placeholderIn(message, path);
    if (said !== undefined || !subject || !path) return said;
    byName ??= new Map(resources.map(one => [subjectKey(one), one]));
    const resource = byName.get(subjectKey({ namespace: '', ...subject }));
    return resource && placeholderIn(textOf(valueAt(resource.value, path)) ?? '', path);
  };
}

function subjectKey({ apiVersion, kind, namespace = '', name }: Subject): string {
  return [apiVersion, kind, namespace, name].join('\u0000');
}
