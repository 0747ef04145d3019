import type { Item } from '../identity/item.js';
import { itemOf } from '../identity/item.js';
import type { Kustomization } from '../file/kustomization.js';
import { isSet, mappingsOf, pairsOf, textOf } from '../file/fields.js';
import type { Site } from '../file/site.js';
import type { Mapping, Node, Scalar, Source } from '../tree/node.js';
import { fieldOf, mappingNode, placeOf, textNode } from '../tree/node.js';
import { base64InLines, utf8Text } from './base64.js';
import type { KeyValue } from './key-values.js';
import { keyValues } from './key-values.js';

/** An object that a generator makes, and what is to become of one that is there. */
export interface Generated {
  readonly item: Item;
  readonly behavior: 'create' | 'merge' | 'replace';
  readonly field: string;
}

/** The ConfigMaps and Secrets that a kustomization generates. (kustomize api v0.21.2, internal/generators) */
export function generatedBy({ node, folder }: Kustomization, site: Site): readonly Generated[] {
  return (['configMapGenerator', 'secretGenerator'] as const).flatMap(field =>
    mappingsOf(node, field).flatMap(entry => generatedFrom(entry, { field, folder, common: node }, site)),
  );
}

interface Setting {
  readonly field: 'configMapGenerator' | 'secretGenerator';
  readonly folder: string;
  readonly common: Mapping;
}

function generatedFrom(entry: Mapping, { field, folder, common }: Setting, site: Site): readonly Generated[] {
  if (textOf(entry, 'name') === undefined) {
    site.noted({ kind: 'step-refused', at: placeOf(entry), field, because: 'what is generated needs a name' });
    return [];
  }
  const isSecret = field === 'secretGenerator';
  const pairs = keyValues({ entry, folder, field }, site).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const options = [fieldOf(entry, 'options'), fieldOf(common, 'generatorOptions')];
  const immutable = options.find(one => isSet(one, 'immutable'));
  const fields: (readonly [string, Node])[] = [
    ['apiVersion', textNode('v1', entry.from)],
    ['kind', textNode(isSecret ? 'Secret' : 'ConfigMap', entry.from)],
    ['metadata', metadataOf(entry, options)],
    ...(isSecret ? [['type', textAt(entry, 'type') ?? textNode('Opaque', entry.from)] as const] : []),
    ...(isSecret ? secretData(pairs, entry.from) : configData(pairs, entry.from)),
    ...(immutable ? [['immutable', { kind: 'scalar', value: true, from: immutable.from }] as const] : []),
  ];
  const behavior = textOf(entry, 'behavior');
  return [
    {
      item: {
        ...itemOf(mappingNode(fields, entry.from)),
        hashed: !options.some(one => isSet(one, 'disableNameSuffixHash')),
      },
      behavior: behavior === 'merge' || behavior === 'replace' ? behavior : 'create',
      field,
    },
  ];
}

function textAt(entry: Mapping, key: string): Scalar | undefined {
  const field = fieldOf(entry, key);
  return field?.kind === 'scalar' && field.value !== '' ? field : undefined;
}

function metadataOf(entry: Mapping, options: readonly (Node | undefined)[]): Mapping {
  const fields = (['name', 'namespace'] as const).flatMap(key => {
    const text = textAt(entry, key);
    return text ? [[key, text] as const] : [];
  });
  const texts = (['labels', 'annotations'] as const).flatMap(key => {
    const pairs = new Map(options.toReversed().flatMap(one => pairsOf(one, key)));
    return pairs.size > 0 ? [[key, mappingNode(pairs, entry.from)] as const] : [];
  });
  return mappingNode([...fields, ...texts], entry.from);
}

function configData(pairs: readonly KeyValue[], from: Source): readonly (readonly [string, Node])[] {
  const texts = pairs.map(one => ({ ...one, text: utf8Text(one.bytes) }));
  const data = texts.flatMap(({ key, text, from: at }) =>
    text === undefined ? [] : [[key, textNode(text, at)] as const],
  );
  const binary = texts.flatMap(({ key, text, bytes, from: at }) =>
    text === undefined ? [[key, textNode(base64InLines(bytes), at)] as const] : [],
  );
  return [
    ...(data.length > 0 ? [['data', mappingNode(data, from)] as const] : []),
    ...(binary.length > 0 ? [['binaryData', mappingNode(binary, from)] as const] : []),
  ];
}

function secretData(pairs: readonly KeyValue[], from: Source): readonly (readonly [string, Node])[] {
  return [
    [
      'data',
      mappingNode(
        pairs.map(({ key, bytes, from: at }) => [key, textNode(base64InLines(bytes), at)]),
        from,
      ),
    ],
  ];
}
