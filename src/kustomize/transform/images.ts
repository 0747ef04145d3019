import { compiledRe2 } from '#regex/re2.js';
import type { Kustomization } from '../file/kustomization.js';
import { mappingsOf, textOf } from '../file/fields.js';
import type { Site } from '../file/site.js';
import type { Item } from '../identity/item.js';
import { currentId } from '../identity/item.js';
import { changedFields } from '../specs/changed-field.js';
import type { FieldSpec } from '../specs/field-spec.js';
import type { Mapping, Node, Source } from '../tree/node.js';
import { fieldOf, isNothing, placeOf, scalarText, textNode, withField } from '../tree/node.js';
import type { Refused } from '../tree/refused.js';
import { eachOf, isRefused, refused } from '../tree/refused.js';
import { changedItems } from './each-item.js';

/** The objects with other images, by the entries of a kustomization. (kustomize api v0.21.2, filters/imagetag) */
export function withImages(
  items: readonly Item[],
  { node }: Kustomization,
  specs: readonly FieldSpec[],
  site: Site,
): readonly Item[] {
  let changed = items;
  for (const entry of mappingsOf(node, 'images')) changed = withImage(changed, entry, specs, site);
  return changed;
}

function withImage(items: readonly Item[], entry: Mapping, specs: readonly FieldSpec[], site: Site): readonly Item[] {
  const name = textOf(entry, 'name') ?? '';
  const isMeant = imageMatch(name);
  const used: string[] = [];
  const set = (there: Node): Node | Refused => {
    if (there.kind !== 'scalar') return refused('an image is to be a single value');
    const image = scalarText(there);
    if (!isMeant(image)) return there;
    used.push(image);
    return textNode(renamedImage(image, entry), sourceOf(entry));
  };
  const changed = changedItems(items, { field: 'images', from: entry.from }, site, item => {
    const id = currentId(item);
    if (id.kind === 'CustomResourceDefinition') return item;
    const anywhere = inContainers(item.node, set);
    if (isRefused(anywhere) || anywhere.kind !== 'mapping') return isRefused(anywhere) ? anywhere : item;
    const node = changedFields(anywhere, id, specs, { set, from: entry.from });
    return isRefused(node) ? node : { ...item, node };
  });
  if (used.length === 0)
    site.noted({
      kind: 'entry-idle',
      at: placeOf(entry),
      field: 'images',
      what: 'unmatched',
      wants: `the image ${name}`,
    });
  return changed;
}

/** Containers are found wherever a field is called so. (filters/imagetag/legacy.go) */
function inContainers(node: Node, set: (there: Node) => Node | Refused): Node | Refused {
  if (node.kind === 'scalar') return node;
  if (node.kind === 'sequence') {
    const items = eachOf(node.items, item => inContainers(item, set));
    return isRefused(items) ? items : { ...node, items };
  }
  let result = node;
  for (const [key, there] of node.fields) {
    const below = inContainers(there, set);
    const value = isRefused(below) || !['containers', 'initContainers'].includes(key) ? below : withImageIn(below, set);
    if (isRefused(value)) return refused(`${key}: ${value.because}`);
    if (value !== there) result = withField(result, key, value);
  }
  return result;
}

function withImageIn(list: Node, set: (there: Node) => Node | Refused): Node | Refused {
  if (list.kind !== 'sequence') return list;
  const items = eachOf(list.items, item => {
    const image = fieldOf(item, 'image');
    if (item.kind !== 'mapping' || isNothing(image)) return item;
    const changed = set(image);
    return isRefused(changed) ? changed : withField(item, 'image', changed);
  });
  return isRefused(items) ? items : { ...list, items };
}

/** The name of an entry is an expression, with or without a tag and a digest behind it. (internal/image/image.go) */
function imageMatch(name: string): (image: string) => boolean {
  const digest = '(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?';
  const pattern = `^${name}(:[a-zA-Z0-9_.{}-]*)?${digest}$`;
  const compiled = compiledRe2({ flavour: 're2', pattern, ignoreCase: false });
  return image => !('invalid' in compiled) && compiled.test(image) === true;
}

function renamedImage(image: string, entry: Mapping): string {
  const [newName, newTag, newDigest, tagSuffix] = ['newName', 'newTag', 'digest', 'tagSuffix'].map(key =>
    textOf(entry, key),
  );
  const { name, tag, digest } = partsOf(image);
  const of = (finalTag: string, finalDigest: string): string =>
    `${newName ?? name}${finalTag === '' ? '' : `:${finalTag}`}${finalDigest === '' ? '' : `@${finalDigest}`}`;
  if (newTag !== undefined) return of(newTag, newDigest ?? '');
  if (newDigest !== undefined) return of('', newDigest);
  return tagSuffix === undefined ? of(tag, digest) : of(`${tag}${tagSuffix}`, '');
}

/** The colon of a registry's port stands before the first slash. */
function partsOf(image: string): { readonly name: string; readonly tag: string; readonly digest: string } {
  const slash = Math.max(0, image.indexOf('/'));
  const [at, colon] = [image.indexOf('@', slash), image.indexOf(':', slash)];
  if (at >= 0 && (colon < 0 || at < colon)) return { name: image.slice(0, at), tag: '', digest: image.slice(at + 1) };
  if (colon < 0) return { name: image, tag: '', digest: '' };
  const end = at < 0 ? image.length : at;
  return { name: image.slice(0, colon), tag: image.slice(colon + 1, end), digest: at < 0 ? '' : image.slice(at + 1) };
}

/** What a new image is told by. */
function sourceOf(entry: Mapping): Source {
  const said = ['newTag', 'digest', 'newName', 'tagSuffix'].map(key => fieldOf(entry, key));
  return (said.find(one => one !== undefined) ?? entry).from;
}
