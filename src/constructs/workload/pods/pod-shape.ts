import type { Fields } from '../../shape/shape.js';
import { flag, number, strings, texts } from '../../shape/shape.js';
import { schedulingShape } from '../scheduling/scheduling-shape.js';
import type { PodProps } from './pod-props.js';
import { resolutionShape } from './resolution.js';

/** The props of pods. */
export const podFields: Fields<keyof PodProps> = {
  user: number('a user id above 0'),
  group: number('a group id'),
  gracePeriod: number('a whole number of seconds from 0'),
  pullSecrets: texts,
  sysctls: strings,
  hostNetwork: flag,
  resolution: resolutionShape,
  hostAliases: { kind: 'record', of: texts, wants: 'an object with lists of names by address' },
  scheduling: schedulingShape,
  podLabels: strings,
  podAnnotations: strings,
};
