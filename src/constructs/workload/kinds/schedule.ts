interface Field {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** Names of its values, from the least on. */
  readonly names?: string;
}

/** (robfig/cron v3.0.1, parser.go: ParseStandard, and spec.go for the bounds) */
const fields: readonly Field[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, names: 'jan feb mar apr may jun jul aug sep oct nov dec' },
  { name: 'day of the week', least: 0, most: 6, names: 'sun mon tue wed thu fri sat' },
];

const words = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly'];

/** What is wrong with a schedule: one line, or none. */
export function scheduleFault(schedule: string): readonly string[] {
  if (words.includes(schedule) || /^@every (\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(schedule)) return [];
  if (/(^| )(CRON_)?TZ=/.test(schedule)) return [`${schedule} holds a time zone; give \`timeZone\` instead`];
  const parts = schedule.split(/\s+/).filter(part => part !== '');
  if (words.includes(`@${schedule}`)) return [`${schedule} is not a schedule; did you mean @${schedule}`];
  if (parts.length !== fields.length)
    return [
      `${schedule === '' ? 'an empty text' : schedule} has ${parts.length} part${parts.length === 1 ? '' : 's'}; give five: minute, hour, day, month, day of the week, such as 0 3 * * *`,
    ];
  const odd = fields.find((field, at) => !(parts[at] ?? '').split(',').every(one => isRange(one, field)));
  if (!odd) return neverFaults(parts);
  const part = parts[fields.indexOf(odd)] ?? '';
  return [`${part} is not a ${odd.name}: ${odd.least} to ${odd.most}, ranges such as 1-5, steps such as */5, or *`];
}

/** The longest that each month gets. */
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day that none of the months has. Where a day of the week is named too, that alone is enough. (robfig/cron v3.0.1, spec.go: dayMatches) */
function neverFaults([, , day = '*', month = '*', weekday = '*']: readonly string[]): readonly string[] {
  const [days, months] = [valuesOf(day, fields[2]), valuesOf(month, fields[3])];
  if (!/^[*?]/.test(weekday) || /^[*?]/.test(day)) return [];
  return months.some(one => days.some(each => each <= (longest[one - 1] ?? 0)))
    ? []
    : [`day ${day} is in no month of ${month}, and it never runs; give a day that there is`];
}

/** The values that a part stands for. */
function valuesOf(part: string, field: Field | undefined): readonly number[] {
  if (!field) return [];
  const all = Array.from({ length: field.most - field.least + 1 }, (_, at) => at + field.least);
  return part.split(',').flatMap(text => {
    const [range = '', step] = text.split('/');
    const [from = field.least, to = step === undefined ? from : field.most] = /^[*?]$/.test(range)
      ? [field.least, field.most]
      : range.split('-').map(one => valueOf(one, field));
    return all.filter(one => one >= from && one <= to && (one - from) % Number(step ?? 1) === 0);
  });
}

/** `*`, `5`, `1-5`, each perhaps with a step. */
function isRange(text: string, field: Field): boolean {
  const [range = '', step, ...rest] = text.split('/');
  if (rest.length > 0 || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*' || range === '?') return true;
  const ends = range.split('-').map(one => valueOf(one, field));
  const [from, to = from] = ends;
  return ends.length <= 2 && from !== undefined && to !== undefined && from <= to;
}

function valueOf(text: string, { least, most, names = '' }: Field): number | undefined {
  const named = names.split(' ').indexOf(text.toLowerCase());
  if (text !== '' && named >= 0) return named + least;
  const value = /^\d+$/.test(text) ? Number(text) : undefined;
  return value !== undefined && value >= least && value <= most ? value : undefined;
}
