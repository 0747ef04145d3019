import type { JsonObject } from '#model/json.js';
import { isObject, numberOf, textOf } from '#model/json.js';
import type { Compression } from '#model/policies/serving.js';
import { given } from '../../values/given.js';
import { isMediaType } from '../../values/media-type.js';
import { someTexts, textsOf } from '../../values/texts.js';
import type { WrittenFeature } from '../feature.js';

const known: readonly string[] = ['gzip', 'br', 'zstd'];

/** (traefik v3.7.9, pkg/middlewares/compress/compress.go; pkg/provider/kubernetes/crd/kubernetes.go: createCompressMiddleware) */
export const compression: WrittenFeature<'compression'> = {
  policy: 'compression',
  purpose: 'compress',
  keys: [
    'compress.encodings',
    'compress.defaultEncoding',
    'compress.includedContentTypes',
    'compress.excludedContentTypes',
    'compress.minResponseBodyBytes',
  ],
  read({ compress }, noted) {
    if (!isObject(compress)) return undefined;
    for (const [field, wants] of faultsIn(compress)) noted(`compress.${field}`, wants);
    return given({
      encodings: someTexts(compress['encodings']),
      defaultEncoding: textOf(compress['defaultEncoding']),
      includedTypes: someTexts(compress['includedContentTypes']),
      excludedTypes: someTexts(compress['excludedContentTypes']),
      least: numberOf(compress['minResponseBodyBytes']),
    });
  },
  write(policy) {
    const compress = written(policy);
    const [fault] = faultsIn(compress);
    if (fault) return { because: `Traefik does not compress so: ${fault[0]} wants ${fault[1]}` };
    return { compress };
  },
};

function written({ encodings, defaultEncoding, includedTypes, excludedTypes, least }: Compression): JsonObject {
  return given({
    encodings,
    defaultEncoding,
    includedContentTypes: includedTypes,
    excludedContentTypes: excludedTypes,
    minResponseBodyBytes: least,
  });
}

function faultsIn(config: JsonObject): readonly (readonly [string, string])[] {
  const { encodings, defaultEncoding } = config;
  const types = (['excludedContentTypes', 'includedContentTypes'] as const).map(
    field => [field, textsOf(config[field])] as const,
  );
  const offered = encodings === undefined || encodings === null ? known : textsOf(encodings);
  const preferred = textOf(defaultEncoding) ?? '';
  const faults: readonly (readonly [boolean, string, string])[] = [
    [types.every(([, listed]) => listed.length > 0), 'includedContentTypes', 'either included or excluded types'],
    ...types.map(([field, listed]) => [!listed.every(isMediaType), field, 'media types such as text/html'] as const),
    [offered.length === 0 || !offered.every(one => known.includes(one)), 'encodings', 'gzip, br or zstd, at least one'],
    [preferred !== '' && !offered.includes(preferred), 'defaultEncoding', 'one of the encodings'],
  ];
  return faults.flatMap(([isFault, field, wants]) => (isFault ? [[field, wants] as const] : []));
}
