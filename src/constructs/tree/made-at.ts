import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IConstruct } from 'constructs';

/** Takes down the line of the program that makes a construct. `made` is the class that the program calls with `new`. */
export function noteMade(construct: IConstruct, made: abstract new (...args: never[]) => unknown): void {
  const trace: { stack?: string } = {};
  Error.captureStackTrace(trace, made);
  const { root, path } = construct.node;
  const places = traces.get(root) ?? new Map<string, { readonly stack?: string }>();
  traces.set(root, places.set(path, trace));
}

/** By root and path. A trace is made a text when it is asked for. */
const traces = new WeakMap<IConstruct, Map<string, { readonly stack?: string }>>();

/** Where in the program the construct at a path was made, or what it stands in: `main.ts:12:3`. Undefined where nobody took it down. */
export function madeAt(root: IConstruct, path: string): string | undefined {
  const places = traces.get(root);
  if (!places) return undefined;
  for (let above = path; above !== ''; above = above.slice(0, Math.max(0, above.lastIndexOf('/')))) {
    const trace = places.get(above);
    if (trace) return placeIn(trace.stack ?? '');
  }
  return undefined;
}

/** The first place of a stack that has a file: `at f (/app/main.ts:12:3)`, `at file:///app/main.ts:12:3`. */
function placeIn(stack: string): string | undefined {
  for (const line of stack.split('\n').slice(1)) {
    const [, file = '', at = ''] = /(?:\(|at )((?:file:\/\/|\/|[A-Za-z]:[\\/])[^()]*?):(\d+:\d+)\)?$/.exec(line) ?? [];
    if (file !== '') return `${relative('', file.startsWith('file:') ? fileURLToPath(file) : file)}:${at}`;
  }
  return undefined;
}
