import { isObject, textOf } from '#model/json.js';
import type { Json } from '#model/json.js';
import { allDocuments } from '#parse/all-documents.js';
import type { Mapping, Sequence } from '../tree/node.js';
import { fieldOf, placeOf, textIn, withField } from '../tree/node.js';
import { nodeOf } from '../tree/read-node.js';
import { pathIn, kustomizationNames } from './file-tree.js';
import { fittedFields } from './fitted.js';
import { deprecatedFields, kustomizationShape } from './kustomization-shape.table.js';
import type { Site } from './site.js';

/** A kustomization as it was read: fields that it cannot have are noted and left out. */
export interface Kustomization {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
  readonly node: Mapping;
  readonly isComponent: boolean;
}

/** The kustomizations of a folder, by their files: one, where all is well. */
export function kustomizationsIn(folder: string, { files }: Pick<Site, 'files'>): readonly string[] {
  return kustomizationNames
    .map(name => pathIn(folder, name))
    .filter(file => {
      const read = files.read(file);
      return read !== undefined && (!('text' in read) || isKustomization(file, read.text));
    });
}

/** Whether a file of such a name is one of kustomize: others have kinds of that name too. */
export function isKustomization(file: string, text: string): boolean {
  const [first] = allDocuments(file, text).documents;
  const apiVersion = isObject(first?.value) ? textOf(first.value['apiVersion']) : undefined;
  return apiVersion === undefined || !apiVersion.includes('/') || apiVersion.startsWith(`${group}/`);
}

const group = 'kustomize.config.k8s.io';

/** Reads the kustomization of a folder; undefined where there is none, or it cannot be read. */
export function readKustomization(folder: string, site: Site): Kustomization | undefined {
  const [file, ...others] = kustomizationsIn(folder, site);
  const read = file === undefined ? undefined : site.files.read(file);
  if (file === undefined || read === undefined) return undefined;
  const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  if ('fault' in read) {
    site.noted({ kind: 'file-unread', at, path: file, because: read.fault });
    return undefined;
  }
  if (others.length > 0) site.noted({ kind: 'two-kustomizations', at, files: [file, ...others] });
  const { documents, unreadable } = allDocuments(file, read.text);
  for (const one of unreadable) site.unread(one);
  const [document, second] = documents;
  if (!document || isEmpty(document.value)) {
    if (unreadable.length === 0) site.noted({ kind: 'empty-kustomization', at });
    return undefined;
  }
  if (second) site.noted({ kind: 'entry-idle', at: second.locate([]), field: 'second document', what: 'not-read' });
  const node = nodeOf({ value: document.value, locate: document.locate });
  if (node.kind === 'mapping') return kustomizationOf(node, { file, folder, text: read.text }, site);
  site.noted({ kind: 'field-misshapen', at: document.locate([]), field: 'the kustomization', wanted: 'a mapping' });
  return undefined;
}

/** What has no field beside its kind builds nothing. */
function isEmpty(value: Json): boolean {
  if (value === null) return true;
  return isObject(value) && Object.keys(value).every(key => ['apiversion', 'kind'].includes(key.toLowerCase()));
}

function kustomizationOf(
  written: Mapping,
  where: Pick<Kustomization, 'file' | 'folder' | 'text'>,
  site: Site,
): Kustomization {
  const node = fittedFields(written, kustomizationShape, site.noted);
  const isComponent = textIn(fieldOf(node, 'kind')) === 'Component';
  checkVersion(node, isComponent, site);
  for (const [field, instead] of Object.entries(deprecatedFields)) {
    const there = fieldOf(node, field);
    if (there) site.noted({ kind: 'field-deprecated', at: placeOf(there, 'key'), field, instead });
  }
  return { ...where, isComponent, node: renamed(renamed(node, 'bases', 'resources'), 'imageTags', 'images') };
}

/** (kustomize api v0.21.2, types/kustomization.go: EnforceFields) */
function checkVersion(node: Mapping, isComponent: boolean, site: Site): void {
  const [kind, apiVersion] = [fieldOf(node, 'kind'), fieldOf(node, 'apiVersion')];
  const found = textIn(kind) ?? '';
  if (kind && !['Kustomization', 'Component'].includes(found))
    site.noted({ kind: 'kind-unexpected', at: placeOf(kind, 'value'), found, wanted: 'Kustomization or Component' });
  const wanted = `${group}/${isComponent ? 'v1alpha1' : 'v1beta1'}`;
  const version = textIn(apiVersion) ?? '';
  if (apiVersion && version !== wanted)
    site.noted({ kind: 'version-unexpected', at: placeOf(apiVersion, 'value'), found: version, wanted });
}

/** The items of a field with an older name stand behind those of its successor. */
function renamed(node: Mapping, old: string, now: string): Mapping {
  const [older, newer] = [fieldOf(node, old), fieldOf(node, now)];
  if (older?.kind !== 'sequence') return node;
  const items = [...(newer?.kind === 'sequence' ? newer.items : []), ...older.items];
  const both: Sequence = { ...older, items };
  return withField(withField(node, old, undefined), now, both);
}
