import { relative, resolve } from 'node:path';
import type { Configuration } from '#configuration/configuration.js';
import { UsageError } from '../contract/exit.js';
import type { Input } from '../input/inputs.js';
import { inputsOf } from '../input/inputs.js';
import type { Streams } from '../contract/streams.js';

/** The files that a list of the configuration names, by their paths from the current folder; an entry that names none is said with its place. */
export function configuredFiles(
  list: 'crds' | 'expectations',
  configuration: Configuration,
  streams: Streams,
): readonly Input[] {
  const { folder, placeOf } = configuration;
  const { inputs, absent } = inputsOf(configuration[list], [], { ...streams, cwd: folder });
  if (absent.length > 0) throw new UsageError(...absent.map(({ index, says }) => `${placeOf([list, index])}: ${says}`));
  return inputs.map(one => ({ ...one, file: relative(streams.cwd, resolve(folder, one.file)) }));
}
