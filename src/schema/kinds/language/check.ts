import type { FieldViolation } from './field-violation.js';
import { invalid, missing, quoted } from './field-violation.js';
import type { Field } from './field.js';
import { at, child, empty, entries, given, items, labelOf, number, stands, text } from './field.js';

/** Holds a field to a rule: a generator of what is wrong. */
export interface Check {
  (field: Field): Iterable<FieldViolation>;
  /** It has nothing against an absent field: there it need not be asked. */
  readonly quiet?: true;
}

/** Holds a text to a rule: the complaints, each a predicate that follows the quoted text. None: the text is right. */
export type TextRule = (value: string) => readonly string[];

/** What a rule answers when a text is right. */
export const fine: readonly string[] = [];

/** Fields of a mapping, checked in the order written. Of those that are absent only the checks are asked which may miss something. */
export function fields(checks: Readonly<Record<string, Check>>): Check {
  const list = Object.entries(checks).map(([key, check]) => ({ key, check, quiet: check.quiet === true }));
  const check: Check = field => {
    let found: FieldViolation[] | undefined;
    for (const { key, check, quiet } of list) {
      if (quiet && !stands(field, key)) continue;
      const faults = check(child(field, key));
      if (faults !== none) for (const fault of faults) (found ??= []).push(fault);
    }
    return found ?? none;
  };
  return list.every(one => one.quiet) ? quiet(check) : check;
}

/** Every item of a list. */
export function each(check: Check): Check {
  return quiet(field => (given(field) ? gathered(items(field), check) : none));
}

/** Several checks of one field. */
export function all(...checks: readonly Check[]): Check {
  const check: Check = field => gathered(checks, check => check(field));
  return checks.every(one => one.quiet) ? quiet(check) : check;
}

/** Only in Kubernetes from a minor version on. */
export function since(minor: number, check: Check): Check {
  return field => (field.minor >= minor ? check(field) : none);
}

/** Only where something stands. */
export function ifGiven(check: Check): Check {
  return quiet(field => (given(field) ? check(field) : none));
}

/** Only where something stands that is not empty. */
export function ifAny(check: Check): Check {
  return quiet(field => (empty(field) ? none : check(field)));
}

/** Something that is not empty has to stand there; then the check counts. */
export function required(check?: Check, wants?: string): Check {
  return field => {
    if (empty(field))
      return [missing(field, `${labelOf(field)} is required${wants === undefined ? '' : `: ${wants}`}`)];
    return check ? check(field) : none;
  };
}

/** The text, '' where none stands, keeps to a rule. */
export function follows(rule: TextRule): Check {
  return field => textFaults(field, text(field), rule);
}

/** The key of an entry keeps to a rule. */
export function keyFollows(rule: TextRule): Check {
  return field => textFaults(field, String(field.key), rule);
}

/** Every entry of a mapping. */
export function eachEntry(check: Check): Check {
  return quiet(field => (given(field) ? gathered(entries(field), check) : none));
}

/** One of a list of texts, where something stands. */
export function oneOf(...allowed: readonly string[]): Check {
  const known: ReadonlySet<string> = new Set(allowed);
  return quiet(field => (!given(field) || known.has(text(field)) ? none : [cannotBe(field, allowed)]));
}

/** A text is none of those that are allowed. */
export function cannotBe(field: Field, allowed: readonly string[]): FieldViolation {
  return invalid(field, `${labelOf(field)} cannot be ${quoted(text(field))}: use ${listed(allowed)}`);
}

/** A number within bounds, where something stands. */
export function between(low: number, high: number): Check {
  return quiet(field => {
    if (!given(field) || (number(field) >= low && number(field) <= high)) return none;
    return [invalid(field, `${labelOf(field)} is ${quoted(field.value)}; ${low} to ${high} is allowed`)];
  });
}

/** A number that is not below a bound, where something stands. */
export function atLeast(low: number): Check {
  return quiet(field => {
    if (!given(field) || number(field) >= low) return none;
    return [invalid(field, `${labelOf(field)} is ${quoted(field.value)}; it has to be at least ${low}`)];
  });
}

/** A list of bounded length. */
export function atMostItems(most: number): Check {
  return field => {
    const count = items(field).length;
    return count <= most ? none : [invalid(field, `${labelOf(field)} has ${count} items; ${most} are allowed`)];
  };
}

/** Items that of which no two have the same text at a key. Empty texts do not count, unless said otherwise. */
export function uniqueBy(key: string, counts: (name: string) => boolean = name => name !== ''): Check {
  return function* (field) {
    const seen = new Set<string>();
    for (const item of items(field)) {
      const name = text(at(item, key));
      if (counts(name) && seen.has(name)) yield invalid(at(item, key), `${quoted(name)} is there twice`);
      seen.add(name);
    }
  };
}

/** The complaints of a rule about a text, as faults of a field. */
export function textFaults(field: Field, value: string, rule: TextRule, called?: Field): readonly FieldViolation[] {
  const complaints = rule(value);
  if (complaints.length === 0) return none;
  const label = value === String(field.key) ? '' : `${labelOf(field)} `;
  return complaints.map(complaint => invalid(field, `${label}${quoted(value)} ${complaint}`, called));
}

/** `A, B or C` */
export function listed(names: readonly string[], word: 'or' | 'and' = 'or'): string {
  const shown = names.map(name => (name === '' ? '""' : name));
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${word} ${shown.at(-1) ?? ''}`;
}

const none: readonly FieldViolation[] = [];

function quiet(check: (field: Field) => Iterable<FieldViolation>): Check {
  return Object.assign(check, { quiet: true as const });
}

/** What checks of several things find. Mostly nothing: then nothing is made. */
function gathered<Thing>(
  things: readonly Thing[],
  check: (thing: Thing) => Iterable<FieldViolation>,
): readonly FieldViolation[] {
  let found: FieldViolation[] | undefined;
  for (const thing of things) {
    const faults = check(thing);
    if (faults === none) continue;
    for (const fault of faults) (found ??= []).push(fault);
  }
  return found ?? none;
}
