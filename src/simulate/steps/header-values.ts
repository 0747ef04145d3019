import type { HeaderSource, HeaderValue } from '#model/routing/header-source.js';
import type { RequestState } from './request-state.js';
import { withForeseen } from './variables.js';

/** The values of headers for this request. What makes no header takes away the one that the client sent. */
export function headerValues(
  set: Readonly<Record<string, HeaderValue>>,
  state: RequestState,
): Readonly<Record<string, string | null>> {
  return Object.fromEntries(
    Object.entries(set).flatMap(([name, given]): readonly (readonly [string, string | null])[] => {
      if (given === null || typeof given === 'string') return [[name, given]];
      const value = valueOf(given, state);
      if (value !== undefined && value !== '') return [[name, value]];
      return state.seen.headers.has(name.toLowerCase()) ? [[name, null]] : [];
    }),
  );
}

/** What a source gives for this request; undefined: nothing. */
export function valueOf(source: HeaderSource, state: RequestState): string | undefined {
  const { request, client } = state.seen;
  switch (source.kind) {
    case 'text':
      return source.text;
    case 'client':
      return client ?? unforeseen('client address');
    case 'peer':
      return request.clientIP ?? unforeseen('client address');
    case 'host':
      return request.host;
    case 'host-port':
      return /:(\d+)$/.exec(request.host)?.[1];
    case 'target':
      return request.path;
    case 'by-scheme':
      return source[request.scheme];
    case 'sent':
      return sent(source, state);
    case 'variables':
      return withForeseen(source.text, state, unforeseen);
    case 'first':
      return valuesOf(source.of, state)[0];
    case 'list':
      return someText(valuesOf(source.of, state).join(', '));
    case 'unforeseen':
      return unforeseen(source.what);
  }
}

function valuesOf(sources: readonly HeaderSource[], state: RequestState): readonly string[] {
  return sources.flatMap(one => someText(valueOf(one, state)) ?? []);
}

function sent({ header, part }: HeaderSource & { kind: 'sent' }, { seen }: RequestState): string | undefined {
  const value = seen.headers.get(header.toLowerCase())?.join(', ');
  return part === 'first' ? value?.split(',')[0]?.trim() : value;
}

function someText(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}

function unforeseen(what: string): string {
  return `<${what}>`;
}
