/** Whether labels fit. */
type Fits = (labels: Readonly<Record<string, string>>) => boolean;

/**
 * A selector of labels as kubectl takes it: `app=web,tier in (a, b),!canary`. Gives why it cannot be read where it cannot.
 * (apimachinery v0.34.1, pkg/labels/selector.go)
 */
export function labelSelector(text: string): Fits | string {
  const requirements = partsOf(text).map(requirement);
  const fault = requirements.find(one => typeof one === 'string');
  if (fault !== undefined) return fault;
  return labels => requirements.every(one => typeof one === 'function' && one(labels));
}

/** Commas part requirements, but not the values in parentheses. */
function partsOf(text: string): readonly string[] {
  if (text.trim() === '') return [];
  return text.split(/,(?![^(]*\))/);
}

function requirement(part: string): Fits | string {
  const set = /^\s*([^\s!=<>,()]+)\s+(in|notin)\s*\(([^()]*)\)\s*$/.exec(part);
  if (set) return inSet(set[1] ?? '', set[2] === 'in', (set[3] ?? '').split(',').map(trimmed));
  const compared = /^\s*([^\s!=<>,()]+)\s*(==|=|!=|<|>)\s*([^\s!=<>,()]*)\s*$/.exec(part);
  if (compared) return comparison(compared[1] ?? '', compared[2] ?? '', compared[3] ?? '');
  const exists = /^\s*(!?)\s*([^\s!=<>,()]+)\s*$/.exec(part);
  if (!exists) return `${part.trim()} is no requirement of labels`;
  const [, not, key = ''] = exists;
  return labels => (not === '!') !== Object.hasOwn(labels, key);
}

function inSet(key: string, within: boolean, values: readonly string[]): Fits {
  return labels => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
    return value === undefined ? !within : values.includes(value) === within;
  };
}

function comparison(key: string, operator: string, value: string): Fits {
  if (operator === '!=') return inSet(key, false, [value]);
  if (operator === '=' || operator === '==') return inSet(key, true, [value]);
  return labels => {
    const found = Object.hasOwn(labels, key) ? Number(labels[key]) : NaN;
    return operator === '>' ? found > Number(value) : found < Number(value);
  };
}

function trimmed(text: string): string {
  return text.trim();
}
