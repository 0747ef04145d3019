import type { Fields, Shape } from '../shape/shape.js';
import { YamlOutputType } from 'cdk8s';
import { flag, text, texts } from '../shape/shape.js';
import type { PlatformAppProps } from './platform-app-props.js';

/** What cdk8s holds to its type itself. */
const kept: Shape = { kind: 'kept', is: value => value !== null, wants: 'what cdk8s takes' };

/** How the manifests are divided into files: cdk8s writes nothing at all for what it does not know. */
const outputType: Shape = {
  kind: 'kept',
  is: value => typeof value === 'number' && YamlOutputType[value] !== undefined,
  wants: `one of ${Object.values(YamlOutputType)
    .filter(one => typeof one === 'string')
    .map(one => `YamlOutputType.${one}`)
    .join(', ')}`,
};

/** The props of an app. */
export const platformAppFields: Fields<keyof PlatformAppProps> = {
  complete: flag,
  elsewhere: texts,
  failOn: { kind: 'word', of: ['error', 'warning'] },
  outdir: text,
  outputFileExtension: text,
  recordConstructMetadata: flag,
  yamlOutputType: outputType,
  resolvers: kept,
};
