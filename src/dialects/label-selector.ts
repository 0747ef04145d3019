/** One thing that a label selector asks of labels. */
export interface Requirement {
  readonly key: string;
  readonly operator: 'in' | 'notin' | 'exists' | 'absent' | 'greater' | 'less';
  readonly values: readonly string[];
}

/** A selector in one line, `app=web,tier in (a,b),!old`; undefined where Kubernetes refuses it. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/labels/selector.go: Parse) */
export function requirementsIn(selector: string): readonly Requirement[] | undefined {
  if (selector.trim() === '') return [];
  const read = partsOf(selector).map(requirementIn);
  const requirements = read.flatMap(one => one ?? []);
  return requirements.length === read.length ? requirements : undefined;
}

/** Whether labels have all that is required. */
export function meetsAll(labels: Readonly<Record<string, string>>, requirements: readonly Requirement[]): boolean {
  return requirements.every(one => meets(Object.hasOwn(labels, one.key) ? labels[one.key] : undefined, one));
}

// What != and notin ask holds for a label that is absent too.
function meets(value: string | undefined, { operator, values }: Requirement): boolean {
  switch (operator) {
    case 'in':
      return value !== undefined && values.includes(value);
    case 'notin':
      return value === undefined || !values.includes(value);
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'greater':
      return value !== undefined && Number(value) > Number(values[0]);
    case 'less':
      return value !== undefined && Number(value) < Number(values[0]);
  }
}

// Commas part what is required, but for those in parentheses.
function partsOf(selector: string): readonly string[] {
  const parts: string[] = [''];
  let within = false;
  for (const character of selector) {
    if (character === '(' || character === ')') within = character === '(';
    if (character === ',' && !within) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts.map(part => part.trim());
}

const key = '([A-Za-z0-9][A-Za-z0-9_./-]*)';
const value = '([A-Za-z0-9_.-]*)';
const operators = { '=': 'in', '==': 'in', '!=': 'notin', '>': 'greater', '<': 'less' } as const;
const bare = new RegExp(`^(!?)\\s*${key}$`);
const compared = new RegExp(`^${key}\\s*(==|!=|[=<>])\\s*${value}$`);
const listed = new RegExp(`^${key}\\s+(in|notin)\\s*\\(([^()]*)\\)$`);

function requirementIn(part: string): Requirement | undefined {
  const [, not = '', alone] = bare.exec(part) ?? [];
  if (alone !== undefined) return { key: alone, operator: not === '' ? 'exists' : 'absent', values: [] };
  const [, name, sign, wanted = ''] = compared.exec(part) ?? [];
  // The expression has just these signs.
  if (name !== undefined) return { key: name, operator: operators[sign as keyof typeof operators], values: [wanted] };
  const [, of, operator, list = ''] = listed.exec(part) ?? [];
  if (of === undefined) return undefined;
  const values = list.split(',').map(one => one.trim());
  return { key: of, operator: operator === 'in' ? 'in' : 'notin', values };
}
