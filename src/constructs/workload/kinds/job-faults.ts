import type { JobTiming } from './job-props.js';
import { scheduleFault } from './schedule.js';

/** What is wrong with when a job runs. */
export function jobFaults(name: string, timing: JobTiming): readonly string[] {
  const { schedule, timeZone, history } = timing;
  const least = { startDeadline: 10, retries: 0, deadline: 1, completions: 1, parallelism: 0, keep: 0 };
  const amounts = Object.entries(least).map(
    ([name, from]) => [name, timing[name as keyof typeof least], from] as const,
  );
  const kept = Object.entries(history ?? {}).map(([name, amount]) => [`history.${name}`, amount, 0] as const);
  const ofSchedules = ['timeZone', 'concurrency', 'startDeadline', 'history'] as const;
  return [
    ...(schedule !== undefined && name.length > 52
      ? [
          `name: ${name} has ${name.length} letters, and where there is a schedule up to 52 are, since its Jobs are called after it; give another`,
        ]
      : []),
    ...(schedule === undefined ? [] : scheduleFault(schedule).map(fault => `schedule: ${fault}`)),
    ...(timeZone === undefined || /^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(timeZone)
      ? []
      : [`timeZone: ${timeZone} is not a time zone such as Europe/Berlin`]),
    ...[...amounts, ...kept].flatMap(([name, amount, from]) =>
      amount === undefined || (Number.isInteger(amount) && amount >= from)
        ? []
        : [`${name}: ${amount} is not a whole number from ${from}`],
    ),
    ...(schedule === undefined
      ? ofSchedules
          .filter(name => timing[name] !== undefined)
          .map(name => `${name}: it runs once; give a schedule, such as 0 3 * * *`)
      : []),
  ];
}
