import { isArray } from '#model/json.js';
import { allDocuments } from '#parse/all-documents.js';
import { mappingsOf, textOf, textsOf } from '../file/fields.js';
import { pathIn } from '../file/file-tree.js';
import { fittedFields } from '../file/fitted.js';
import type { Kustomization } from '../file/kustomization.js';
import { replacementShape } from '../file/kustomization-shape.table.js';
import type { Site } from '../file/site.js';
import { namedFile } from '../file/site.js';
import { effectiveNamespace, idText, isSelected } from '../identity/id.js';
import type { Id } from '../identity/id.js';
import type { Item } from '../identity/item.js';
import { anyIds, currentId } from '../identity/item.js';
import { compiledSelector } from '../identity/selector.js';
import { splitFieldPath } from '../specs/field-spec.js';
import type { Mapping, Node } from '../tree/node.js';
import { fieldOf, isNothing, placeOf, scalarText } from '../tree/node.js';
import { nodeOf } from '../tree/read-node.js';
import type { Refused } from '../tree/refused.js';
import { isRefused, refused } from '../tree/refused.js';
import { changedItems } from './each-item.js';
import { lookedUp } from './field-path.js';
import { partOf, withValueAt } from './replaced-value.js';
import { selectorIn, targetText } from './patches.js';

const field = 'replacements';

/** The objects with values of fields copied into others. (kustomize api v0.21.2, filters/replacement/replacement.go) */
export function withReplacements(items: readonly Item[], kustomization: Kustomization, site: Site): readonly Item[] {
  let replaced = items;
  for (const entry of replacementsOf(kustomization, site)) replaced = withReplacement(replaced, entry, site);
  return replaced;
}

/** Those of the kustomization, and those of files that it names. */
function replacementsOf({ node, folder }: Kustomization, site: Site): readonly Mapping[] {
  return mappingsOf(node, field).flatMap(entry => {
    const path = fieldOf(entry, 'path');
    if (path?.kind !== 'scalar') return entry;
    const file = pathIn(folder, scalarText(path));
    const read = namedFile(site, file, { field, from: path.from });
    const { documents, unreadable } = read ? allDocuments(file, read.text) : { documents: [], unreadable: [] };
    for (const one of unreadable) site.unread(one);
    const [document] = documents;
    if (!document) return [];
    const whole = nodeOf({ value: document.value, locate: document.locate });
    const entries = isArray(document.value) && whole.kind === 'sequence' ? whole.items : [whole];
    return entries.flatMap(one => (one.kind === 'mapping' ? fittedFields(one, replacementShape, site.noted) : []));
  });
}

function withReplacement(items: readonly Item[], entry: Mapping, site: Site): readonly Item[] {
  const value = valueFor(entry, items, site);
  if (isRefused(value)) {
    if (value.because !== '') site.noted({ kind: 'step-refused', at: placeOf(entry), field, because: value.because });
    return items;
  }
  let replaced = items;
  for (const target of mappingsOf(entry, 'targets')) replaced = withTarget(replaced, target, value, site);
  return replaced;
}

/** The value that is copied; refused without a reason where that is noted already. */
function valueFor(entry: Mapping, items: readonly Item[], site: Site): Node | Refused {
  const [own, source] = [fieldOf(entry, 'sourceValue'), fieldOf(entry, 'source')];
  if (own && source) return refused('sourceValue and source exclude each other');
  if (mappingsOf(entry, 'targets').length === 0 || !(own ?? source)) return refused('it wants a source and a target');
  if (own) return own;
  const wanted = idOf(source);
  const found = items.filter(item => anyIds(item).some(id => isWanted(id, wanted)));
  const [item] = found;
  if (!item || found.length > 1) {
    site.noted({
      kind: 'object-unmatched',
      at: placeOf(source ?? entry),
      field,
      id: idText(wanted),
      found: found.length,
    });
    return refused('');
  }
  const path = textOf(source, 'fieldPath') ?? 'metadata.name';
  const value = lookedUp(item.node, splitFieldPath(path));
  if (isNothing(value) || isEmpty(value)) return refused(`${path} of ${idText(currentId(item))} is not there or empty`);
  return partOf(value, fieldOf(source, 'options'));
}

function isEmpty(node: Node): boolean {
  if (node.kind === 'scalar') return false;
  return node.kind === 'mapping' ? node.fields.size === 0 : node.items.length === 0;
}

function idOf(source: Node | undefined): Id {
  const text = (key: string): string => textOf(source, key) ?? '';
  return {
    group: text('group'),
    version: text('version'),
    kind: text('kind'),
    name: text('name'),
    namespace: text('namespace'),
  };
}

function isWanted(id: Id, wanted: Id): boolean {
  return (
    isSelected(id, wanted) &&
    (wanted.name === '' || wanted.name === id.name) &&
    (wanted.namespace === '' || effectiveNamespace(wanted) === effectiveNamespace(id))
  );
}

function withTarget(items: readonly Item[], target: Mapping, value: Node, site: Site): readonly Item[] {
  const isMeant = targetMatch(target);
  if (isRefused(isMeant)) {
    site.noted({ kind: 'step-refused', at: placeOf(target), field, because: isMeant.because });
    return items;
  }
  const meant = new Set(items.filter(isMeant));
  if (meant.size === 0) {
    const wants = targetText(selectorIn(fieldOf(target, 'select') ?? target));
    site.noted({ kind: 'entry-idle', at: placeOf(target), field, what: 'unmatched', wants });
  }
  const said = textsOf(target, 'fieldPaths').map(scalarText);
  const paths = said.length > 0 ? said : ['metadata.name'];
  return changedItems(items, { field, from: target.from }, site, item => {
    if (!meant.has(item)) return item;
    let node: Node | Refused = item.node;
    for (const path of paths) {
      if (isRefused(node)) return node;
      node = withValueAt(node, path, value, fieldOf(target, 'options'));
    }
    if (isRefused(node)) return node;
    return node.kind === 'mapping' ? { ...item, node } : item;
  });
}

/** Which objects a target selects, and does not reject. */
function targetMatch(target: Mapping): ((item: Item) => boolean) | Refused {
  const select = fieldOf(target, 'select');
  if (!select) return refused('a target wants a select');
  const selected = compiledSelector(selectorIn(select));
  const rejects = mappingsOf(target, 'reject').map(one => ({
    by: selectorIn(one),
    compiled: compiledSelector(selectorIn(one)),
  }));
  if ('invalid' in selected) return refused(selected.invalid);
  const questions = rejects.flatMap(({ by, compiled }) =>
    'invalid' in compiled ? [] : [{ by, asks: compiled.selects }],
  );
  if (questions.length < rejects.length) return refused('a reject is no regular expression');
  return item => {
    const ids = anyIds(item);
    const isRejected = questions.some(({ by, asks }) => {
      const { labelSelector, annotationSelector, ...id } = by;
      const byMetadata = labelSelector !== undefined || annotationSelector !== undefined;
      return (byMetadata && asks.metadata(item)) || (Object.keys(id).length > 0 && ids.some(asks.id));
    });
    return !isRejected && selected.selects.metadata(item) && ids.some(selected.selects.id);
  };
}
