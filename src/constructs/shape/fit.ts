import { hasHalfPair, isWritableName } from './unwritable.js';
import type { Fields, Shape } from './shape.js';
import { isRecord } from './shape.js';
import { meantProp, objectsIn } from './meant-prop.js';
import { shownValue } from './shown-value.js';

/** Props as they were given, without what is not of their type; and what that is, each with its prop. */
export interface Fit<Props> {
  readonly props: Props;
  readonly misfits: readonly string[];
}

/** Holds props to their shapes. What does not fit is left out, so that all else can be looked at as well. */
export function fitOf<Props extends object>(given: unknown, fields: Fields<keyof Props & string>): Fit<Props> {
  const { value, misfits } = fitted(given, { kind: 'object', fields, needs: [], wants: 'an object with props' }, '');
  return {
    // The shapes name each prop of the type, and what does not fit them is gone.
    props: (value ?? {}) as Props,
    misfits: misfits.map(({ prop, says }) => `${prop || 'props'}: ${says}`),
  };
}

/** The misfits, and what else is wrong with other props: a prop that was left out has no more to say. */
export function allFaults(misfits: readonly string[], others: readonly string[]): string[] {
  const ill = new Set(misfits.map(topOf));
  return [...misfits, ...others.filter(one => !ill.has(topOf(one)))];
}

/** `expose` of `expose.path: …`. */
function topOf(fault: string): string {
  return /^[^.:]*/.exec(fault)?.[0] ?? '';
}

interface PropMisfit {
  readonly prop: string;
  readonly says: string;
}

/** A value of its shape, undefined where it cannot be one. */
interface Fitted {
  readonly value: unknown;
  readonly misfits: readonly PropMisfit[];
}

function fitted(value: unknown, shape: Shape, prop: string): Fitted {
  switch (shape.kind) {
    case 'text':
      return typeof value === 'string'
        ? fittedText(value, prop)
        : misfit(value, prop, shape.such === undefined ? 'a text' : `a text such as ${JSON.stringify(shape.such)}`);
    case 'number':
      return typeof value === 'number' ? fits(value) : misfit(value, prop, shape.wants, shape.standIn);
    case 'flag':
      return typeof value === 'boolean' ? fits(value) : misfit(value, prop, 'true or false');
    case 'word':
      return isWord(value, shape)
        ? fits(value)
        : misfit(value, prop, `${shape.of.length > 1 ? 'one of ' : ''}${shape.of.join(', ')}`);
    case 'kept':
      return shape.is(value) ? fits(value) : misfit(value, prop, shape.wants);
    case 'list':
      return Array.isArray(value) ? fittedList(value, shape, prop) : misfit(value, prop, shape.wants);
    case 'record':
      return isRecord(value) ? fittedRecord(value, shape, prop) : misfit(value, prop, shape.wants, shape.standIn);
    case 'object':
      return isRecord(value) ? fittedObject(value, shape, prop) : misfit(value, prop, shape.wants);
    case 'choice': {
      const [, chosen] = shape.of.find(([means]) => means(value)) ?? [];
      if (chosen === undefined) return misfit(value, prop, `${shape.wants}${meantIn(value, shape)}`);
      return chosen.kind === 'word' && chosen.of.length === 1 && !isWord(value, chosen)
        ? misfit(value, prop, shape.wants)
        : fitted(value, chosen, prop);
    }
  }
}

function isWord(value: unknown, { of }: Shape & { kind: 'word' }): boolean {
  return of.some(one => one === value);
}

/** What an object that fits no case seems to mean: others call it so. */
function meantIn(value: unknown, shape: Shape): string {
  const fields: Fields = Object.fromEntries(objectsIn(shape).flatMap(one => Object.entries(one)));
  const unknown = isRecord(value) ? Object.keys(value).filter(name => fields[name] === undefined) : [];
  const [first] = unknown.map(name => ({ name, meant: meantProp(name, fields) })).filter(({ meant }) => meant);
  return first ? `; did you mean ${first.meant ?? ''} for ${first.name}` : '';
}

function fits(value: unknown): Fitted {
  return { value, misfits: [] };
}

function misfit(value: unknown, prop: string, wants: string, standIn?: unknown): Fitted {
  return { value: standIn, misfits: [{ prop, says: `${shownValue(value)} is not ${wants}` }] };
}

function fittedText(value: string, prop: string): Fitted {
  if (!hasHalfPair(value)) return fits(value);
  return {
    value: undefined,
    misfits: [{ prop, says: `${shownValue(value)} holds half of a surrogate pair, which no manifest can say` }],
  };
}

function fittedList(list: readonly unknown[], { of, holes }: Shape & { kind: 'list' }, prop: string): Fitted {
  const given = Array.from(list, (item, at) => ({ item, at })).filter(({ item }) => !holes || item !== undefined);
  const items = given.map(({ item, at }) => fitted(item, of, below(prop, String(at))));
  return {
    value: items.map(one => one.value).filter(one => one !== undefined),
    misfits: items.flatMap(one => one.misfits),
  };
}

function fittedRecord(
  record: Readonly<Record<string, unknown>>,
  { of, rendered, fault }: Shape & { kind: 'record' },
  prop: string,
): Fitted {
  const entries = Object.entries(record).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const here = below(prop, name);
    if (rendered && !isWritableName(name)) return [{ name, ...refused(here, 'cdk8s cannot write this name') }];
    if (hasHalfPair(name))
      return [{ name, ...refused(prop, `the name ${shownValue(name)} holds half of a surrogate pair`) }];
    const fit = fitted(value, of, here);
    const says = typeof fit.value === 'string' ? fault?.(name, fit.value) : undefined;
    return [{ name, ...(says === undefined ? fit : { value: undefined, misfits: [{ prop: here, says }] }) }];
  });
  return {
    value: Object.fromEntries(entries.filter(one => one.value !== undefined).map(({ name, value }) => [name, value])),
    misfits: entries.flatMap(one => one.misfits),
  };
}

function refused(prop: string, says: string): Fitted {
  return { value: undefined, misfits: [{ prop, says: `${says}; give another` }] };
}

/** An object that lacks what it needs is none. */
function fittedObject(
  given: Readonly<Record<string, unknown>>,
  { fields, needs, wants }: Shape & { kind: 'object' },
  prop: string,
): Fitted {
  const named = Object.entries(fields).filter(([name]) => given[name] !== undefined || needs.includes(name));
  const entries = named.map(([name, shape]) => {
    const [value, here] = [given[name], below(prop, name)];
    return { name, ...(value === undefined ? missing(here, wants) : fitted(value, shape, here)) };
  });
  const found = entries.filter(one => one.value !== undefined);
  const lacks = needs.some(name => !found.some(one => one.name === name));
  return {
    value: lacks ? undefined : Object.fromEntries(found.map(({ name, value }) => [name, value])),
    misfits: [...entries.flatMap(one => one.misfits), ...unknownProps(given, fields, prop)],
  };
}

/** What an object needs and has not: the example of it shows how it is given. */
function missing(prop: string, wants: string): Fitted {
  const example = wants.replace(/^an object such as /, '');
  return { value: undefined, misfits: [{ prop, says: `nothing is given; name it, as in ${example}` }] };
}

/** What TypeScript sees in a literal alone: a prop that nobody reads would be dropped in silence. */
function unknownProps(given: Readonly<Record<string, unknown>>, fields: Fields, prop: string): readonly PropMisfit[] {
  const known = Object.keys(fields);
  const unknown = Object.keys(given).filter(name => given[name] !== undefined && !known.includes(name));
  return unknown.map(name => {
    const meant = meantProp(name, fields);
    const remedy = known.length <= 12 ? `there is ${known.join(', ')}` : 'leave it away';
    return { prop: below(prop, name), says: `there is no such prop; ${meant ? `did you mean ${meant}` : remedy}` };
  });
}

function below(prop: string, name: string): string {
  return prop === '' ? name : `${prop}.${name}`;
}
