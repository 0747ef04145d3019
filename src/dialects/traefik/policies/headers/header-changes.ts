import type { HeaderChanges } from '#model/policies/headers.js';
import type { Step } from '#model/routing/step.js';

/** Custom headers as changes: an empty value takes a header away. */
export function changesOf(custom: Readonly<Record<string, string>>): HeaderChanges {
  const set = Object.entries(custom).filter(([, value]) => value !== '');
  const remove = Object.keys(custom).filter(name => custom[name] === '');
  return { ...(set.length > 0 && { set: Object.fromEntries(set) }), ...(remove.length > 0 && { remove }) };
}

export function writtenChanges({ set = {}, remove = [] }: HeaderChanges): Readonly<Record<string, string>> {
  return { ...set, ...Object.fromEntries(remove.map(name => [name, ''])) };
}

export function headerStep(of: 'request' | 'response', { set = {}, remove = [] }: HeaderChanges): readonly Step[] {
  const changes = { ...set, ...Object.fromEntries(remove.map(name => [name, null])) };
  return Object.keys(changes).length === 0 ? [] : [{ kind: 'headers', of, set: changes }];
}
