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
  if (parts.length !== fields.length)
    return [
      `${schedule} has ${parts.length} parts; give five: minute, hour, day, month, day of the week, such as 0 3 * * *`,
    ];
  const odd = fields.find((field, at) => !(parts[at] ?? '').split(',').every(one => isRange(one, field)));
  if (!odd) return [];
  const part = parts[fields.indexOf(odd)] ?? '';
  return [`${part} is not a ${odd.name}: ${odd.least} to ${odd.most}, ranges such as 1-5, steps such as */5, or *`];
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
