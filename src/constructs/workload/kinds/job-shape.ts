import type { Fields } from '../../shape/shape.js';
import { flag, number, object, text } from '../../shape/shape.js';
import type { JobTiming } from './job-props.js';

/** The props of when a job runs. */
export const jobFields: Fields<keyof JobTiming> = {
  schedule: text,
  timeZone: text,
  concurrency: { kind: 'word', of: ['Allow', 'Forbid', 'Replace'] },
  suspended: flag,
  startDeadline: number(),
  history: object('{ succeeded: 3, failed: 1 }', { succeeded: number(), failed: number() }),
  retries: number(),
  deadline: number(),
  completions: number(),
  parallelism: number(),
  keep: number(),
  restart: { kind: 'word', of: ['Never', 'OnFailure'] },
};
