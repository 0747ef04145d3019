import type { HostPattern } from '#model/match.js';
import type { Condition, Doubt } from '#model/routing/condition.js';
import { hostCondition } from './host.js';

/** What covers a host: the first in order; a doubt where an earlier one may cover it. */
export type FirstCovering<Value> = (host: string) => Value | undefined | Doubt;

interface Entry<Value> {
  readonly order: number;
  readonly value: Value;
  readonly covers: Condition<string>;
}

/** Finds the first pattern that covers a host without asking all: exact names and suffixes by map, the others one by one. */
export function firstCovering<Value extends object>(
  patterns: readonly (readonly [HostPattern, Value])[],
): FirstCovering<Value> {
  const named = new Map<string, Entry<Value>[]>();
  const others: Entry<Value>[] = [];
  for (const [order, [pattern, value]] of patterns.entries()) {
    const entry = { order, value, covers: hostCondition(pattern) };
    const key = hostKey(pattern);
    const list = key === undefined ? others : (named.get(key) ?? []);
    list.push(entry);
    if (key !== undefined) named.set(key, list);
  }
  return host => {
    const entries = [...others, ...keysOfHost(host).flatMap(key => named.get(key) ?? [])].sort(
      (one, other) => one.order - other.order,
    );
    for (const { covers, value } of entries) {
      const held = covers(host);
      if (held !== false) return held === true ? value : held;
    }
    return undefined;
  };
}

/** Where a pattern is kept: under its name, or under its suffix with a leading dot. */
export function hostKey(pattern: HostPattern): string | undefined {
  if (pattern.kind === 'exact') return pattern.host.toLowerCase().replace(/\.$/, '');
  return pattern.kind === 'wildcard' ? `.${pattern.suffix.toLowerCase().replace(/\.$/, '')}` : undefined;
}

/** Where patterns that may cover a host are kept. */
export function keysOfHost(host: string): readonly string[] {
  const keys = [host];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) keys.push(host.slice(dot));
  return keys;
}
