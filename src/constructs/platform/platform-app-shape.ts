import type { Fields, Shape } from '../shape/shape.js';
import { flag, text, texts } from '../shape/shape.js';
import type { PlatformAppProps } from './platform-app-props.js';

/** What cdk8s holds to its type itself. */
const kept: Shape = { kind: 'kept', is: value => value !== null, wants: 'what cdk8s takes' };

/** The props of an app. */
export const platformAppFields: Fields<keyof PlatformAppProps> = {
  complete: flag,
  elsewhere: texts,
  failOn: { kind: 'word', of: ['error', 'warning'] },
  outdir: text,
  outputFileExtension: text,
  recordConstructMetadata: flag,
  yamlOutputType: kept,
  resolvers: kept,
};
