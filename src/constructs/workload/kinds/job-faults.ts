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
    ...(timeZone === undefined ? [] : zoneFaults(timeZone)),
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

/** (kubernetes v1.36, pkg/apis/batch/validation/validation.go: validateTimeZone, which asks Go's table of zones) */
function zoneFaults(timeZone: string): readonly string[] {
  if (/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(timeZone) && isZone(timeZone)) return [];
  const [meant] = Intl.supportedValuesOf('timeZone').filter(zone => isLike(zone, timeZone));
  return [
    `timeZone: ${timeZone} is not a time zone such as Europe/Berlin${meant === undefined ? '' : `; did you mean ${meant}`}`,
  ];
}

/** Names of zones have their case, and ICU does not look at it. */
function isZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
  } catch {
    return false;
  }
  return !Intl.supportedValuesOf('timeZone').some(zone => zone !== timeZone && sameLetters(zone, timeZone));
}

function sameLetters(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `Berlin`, `europe/berlin`. */
function isLike(zone: string, text: string): boolean {
  return sameLetters(zone, text) || sameLetters(zone.split('/').at(-1) ?? '', text);
}
