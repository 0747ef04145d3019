import { quoted } from '#model/text/spoken.js';
import type { TextRule } from '../language/check.js';
import { fine } from '../language/check.js';

/** When Jobs run: five fields, or @daily and its like. (kubernetes v1.36.0, pkg/apis/batch/validation/validation.go: validateScheduleFormat; github.com/robfig/cron/v3 v3.0.1, parser.go: ParseStandard) */
export const cronSchedule: TextRule = schedule => {
  if (schedule.includes('TZ')) return ['names a time zone; use spec.timeZone'];
  const complaint = schedule.startsWith('@') ? descriptorComplaint(schedule) : fieldsComplaint(schedule);
  return complaint === undefined ? fine : [complaint];
};

interface CronField {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const cronFields: readonly CronField[] = [
  { name: 'minute', least: 0, most: 59, words: [] },
  { name: 'hour', least: 0, most: 23, words: [] },
  { name: 'day of the month', least: 1, most: 31, words: [] },
  { name: 'month', least: 1, most: 12, words: months },
  { name: 'day of the week', least: 0, most: 6, words: days },
];

const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** A duration as Go has it: 1h30m, 1.5h. */
const duration = /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;

function descriptorComplaint(schedule: string): string | undefined {
  if (descriptors.includes(schedule)) return undefined;
  if (schedule.startsWith('@every ') && schedule.length < 100 && duration.test(schedule.slice('@every '.length)))
    return undefined;
  return `is not a schedule: use ${descriptors.join(', ')} or five fields`;
}

function fieldsComplaint(schedule: string): string | undefined {
  const parts = schedule.split(/\s+/).filter(part => part !== '');
  if (parts.length !== cronFields.length)
    return `has ${parts.length} fields; five are wanted: minute hour day month weekday`;
  for (const [index, field] of cronFields.entries()) {
    const wrong = (parts[index] ?? '')
      .split(',')
      .filter(part => part !== '')
      .find(range => !isRange(range, field));
    if (wrong !== undefined)
      return `has ${quoted(wrong)} for the ${field.name}, which is ${field.least} to ${field.most}`;
  }
  return undefined;
}

/** `*`, `5`, `1-5`, each with `/step`. (parser.go: getRange) */
function isRange(range: string, field: CronField): boolean {
  const [span = '', step, ...more] = range.split('/');
  if (more.length > 0 || (step !== undefined && !(/^\d{1,9}$/.test(step) && Number(step) > 0))) return false;
  const [low = '', high, ...others] = span.split('-');
  if (low === '*' || low === '?') return true;
  const first = valueOf(low, field);
  const last = high === undefined ? first : valueOf(high, field);
  if (others.length > 0 || first === undefined || last === undefined) return false;
  return field.least <= first && first <= last && last <= field.most;
}

function valueOf(word: string, { words, least }: CronField): number | undefined {
  const named = words.indexOf(word.toLowerCase());
  if (named >= 0) return named + least;
  return /^\d{1,9}$/.test(word) ? Number(word) : undefined;
}
