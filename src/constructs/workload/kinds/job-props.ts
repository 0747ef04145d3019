/** When a job runs, and when it has failed. */
export interface JobTiming {
  /**
   * When it runs, again and again, as cron writes it: minute, hour, day, month, day of the week. `0 3 * * *` is at three each night.
   * @default - once, when it is applied: a Job and no CronJob
   */
  readonly schedule?: string;
  /**
   * The time zone of the schedule: `Europe/Berlin`.
   * @default - that of the controller manager
   */
  readonly timeZone?: string;
  /**
   * What happens when the next run is due and the last goes on.
   * @default 'Forbid'
   */
  readonly concurrency?: 'Allow' | 'Forbid' | 'Replace';
  /**
   * Whether no further runs start.
   * @default false
   */
  readonly suspended?: boolean;
  /**
   * How many seconds late a run may still start.
   * @default - any number
   */
  readonly startDeadline?: number;
  /**
   * How many runs are kept to look at.
   * @default - 3 that went well, and 1 that failed
   */
  readonly history?: { readonly succeeded?: number; readonly failed?: number };
  /**
   * How many times it is tried again.
   * @default 6
   */
  readonly retries?: number;
  /**
   * How many seconds it may take with all its tries.
   * @default - any number
   */
  readonly deadline?: number;
  /**
   * How many pods have to end well.
   * @default 1
   */
  readonly completions?: number;
  /**
   * How many pods run at once.
   * @default 1
   */
  readonly parallelism?: number;
  /**
   * How many seconds after its end it is cleaned away.
   * @default - never; of a schedule, when the history is full
   */
  readonly keep?: number;
  /**
   * Whether a container that fails is started anew in its pod, or the pod stays to be looked at and another is made.
   * @default 'Never'
   */
  readonly restart?: 'Never' | 'OnFailure';
}
