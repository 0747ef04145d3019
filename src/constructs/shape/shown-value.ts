/** A value in a message, cut where it is long. */
export function shownValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return cut(JSON.stringify(value));
    case 'undefined':
      return 'nothing';
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? shownList(value) : shownObject(value);
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'symbol':
      return String(value);
  }
}

function shownList({ length }: readonly unknown[]): string {
  return length === 0 ? 'an empty list' : 'a list';
}

/** What a class of another library makes is called after it. */
function shownObject(value: object): string {
  const { constructor: made } = value;
  const isPlain = typeof made !== 'function' || made === Object || 'node' in value || made.name === '';
  return isPlain ? 'an object' : `an object of class ${made.name}`;
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 76)}…"` : text;
}
