import type { Streams } from '../contract/streams.js';
import type { CommonOptions } from './common-options.js';

/** The streams of a call: how far it is, is told unless it is to be quiet. */
export function watched({ progress, ...streams }: Streams, { quiet }: CommonOptions): Streams {
  return progress && !quiet ? { ...streams, progress } : streams;
}
