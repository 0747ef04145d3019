import type { Fields } from '../../shape/shape.js';
import { flag, number, object, textSuchAs } from '../../shape/shape.js';
import type { JobTiming } from './job-props.js';

/** The props of when a job runs. */
export const jobFields: Fields<keyof JobTiming> = {
  schedule: textSuchAs('0 3 * * *'),
  timeZone: textSuchAs('Europe/Berlin'),
  concurrency: { kind: 'word', of: ['Allow', 'Forbid', 'Replace'] },
  suspended: flag,
  startDeadline: number('a number of seconds'),
  history: object('{ succeeded: 3, failed: 1 }', { succeeded: number(), failed: number() }),
  retries: number(),
  deadline: number('a number of seconds'),
  completions: number(),
  parallelism: number(),
  keep: number('a number of seconds'),
  restart: { kind: 'word', of: ['Never', 'OnFailure'] },
};
