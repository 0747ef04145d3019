import type { Match, PathMatch, ValueMatch } from '#model/match.js';
import type { Block } from '#model/addresses/block.js';
import { holdAllAddresses } from '#model/addresses/block.js';
import { rangeOf, within } from '../request/address.js';
import type { Condition, Held } from '#model/routing/condition.js';
import { every, not, some } from '#model/routing/condition.js';
import { hostCondition } from './host.js';
import { holds } from '#regex/compile.js';
import type { SeenRequest } from '../request/seen-request.js';

/** A match as a condition on a request, its regular expressions compiled once. */
export function conditionOf(match: Match): Condition<SeenRequest> {
  switch (match.kind) {
    case 'always':
      return () => true;
    case 'and':
      return every(match.of.map(conditionOf));
    case 'or':
      return some(match.of.map(conditionOf));
    case 'not':
      return not(conditionOf(match.of));
    case 'host': {
      const covers = hostCondition(match.host);
      const dotted = match.host.kind === 'regex' && match.host.dotted;
      return ({ host, dottedHost }) => covers(dotted ? dottedHost : host);
    }
    case 'path': {
      const takes = pathCondition(match.path);
      return ({ path }) => takes(path.text);
    }
    case 'method':
      return ({ request }) => request.method === match.method;
    case 'header': {
      const name = match.name.toLowerCase();
      return valued(match.value, ({ headers }) => headers.get(name) ?? []);
    }
    case 'query':
      return valued(match.value, ({ parameters }) => parameters.get(match.name) ?? []);
    case 'client-ip':
      return clientCondition(match.cidrs);
  }
}

/** Whether a path, as the controller sees it, is taken. */
export function pathCondition(match: PathMatch): Condition<string> {
  switch (match.kind) {
    case 'exact':
      return path => path === match.path;
    case 'prefix': {
      if (match.by === 'character') return path => path.startsWith(match.path);
      const element = match.path.replace(/\/+$/, '');
      return path => path.startsWith(element) && (path.length === element.length || path[element.length] === '/');
    }
    case 'regex':
      return holds(match.regex);
  }
}

/** Whether the client's address is in one of the ranges: open when the request does not tell it, unless they hold every address. */
export function clientCondition(cidrs: readonly string[]): Condition<SeenRequest> {
  const ranges = cidrs.flatMap((cidr): readonly Block[] => listOf(rangeOf(cidr)));
  const any = holdAllAddresses(ranges);
  return ({ client }): Held => {
    if (client === undefined && any) return true;
    if (client === undefined)
      return { code: 'client-address', because: 'the address of the client decides, and the request does not tell it' };
    return within(client, ranges) ?? { code: 'client-address', because: `${client} is no address` };
  };
}

function valued(match: ValueMatch, valuesOf: (seen: SeenRequest) => readonly string[]): Condition<SeenRequest> {
  if (match.kind === 'exact') return seen => valuesOf(seen).includes(match.value);
  const one = holds(match.regex);
  return seen => some(valuesOf(seen).map(value => () => one(value)))(seen);
}

function listOf<Value>(value: Value | undefined): readonly Value[] {
  return value === undefined ? [] : [value];
}
