import type { Found } from '#regex/compiled.js';
import { butFor, encoded } from '../request/escapes.js';
import { hostName } from '../request/seen-request.js';
import type { RequestState } from './request-state.js';
import { targetOf } from './request-state.js';

/**
 * nginx's text with variables, filled in: groups of the match before (`$1`, `$name`) and what the request tells. A variable
 * that nobody here knows gives its name. Groups may be escaped, where the request's own path is. (nginx 1.27,
 * src/http/ngx_http_variables.c and ngx_http_script.c: ngx_http_script_copy_capture_code)
 */
export function interpolated(
  text: string,
  state: RequestState,
  found: Found,
  escapesGroups: boolean,
): { readonly text: string } | { readonly unknown: string } {
  let unknown: string | undefined;
  const { escaping } = state.seen;
  const group = (value: string): string =>
    escapesGroups && /[%+]/.test(state.seen.request.path)
      ? encoded(value, butFor(escaping.arguments ?? escaping.path))
      : value;
  const filled = text.replace(
    /\$(?:([1-9])|\{(\w+)\}|(\w+))/g,
    (whole, digit?: string, braced?: string, bare?: string) => {
      if (digit !== undefined) return group(found.groups[Number(digit)] ?? '');
      const name = braced ?? bare ?? '';
      const value = found.named.has(name) ? (found.named.get(name) ?? '') : variable(name, state);
      if (value === undefined) unknown ??= whole;
      return value ?? '';
    },
  );
  return unknown === undefined ? { text: filled } : { unknown };
}

/** The same, where no variable leaves an answer open: one that nobody here knows is told by `otherwise`, by its name. */
export function withForeseen(text: string, state: RequestState, otherwise: (variable: string) => string): string {
  return text.replace(
    /\$(?:\{(\w+)\}|(\w+))/g,
    (whole, braced?: string, bare?: string) => variable(braced ?? bare ?? '', state) ?? otherwise(whole),
  );
}

function variable(name: string, state: RequestState): string | undefined {
  const { request, headers, parameters } = state.seen;
  if (name.startsWith('http_'))
    return headers.get(name.slice(5).replaceAll('_', '-'))?.join(', ') ?? (name === 'http_host' ? request.host : '');
  if (name.startsWith('arg_')) return parameters.get(name.slice(4))?.[0] ?? '';
  switch (name) {
    case 'host':
      return hostName(request.host);
    case 'scheme':
      return request.scheme;
    case 'request_method':
      return request.method;
    case 'uri':
    case 'document_uri':
      return state.path;
    case 'request_uri':
      return request.path;
    case 'args':
    case 'query_string':
      return state.query ?? '';
    case 'is_args':
      return targetOf({ sent: '', query: state.query }).slice(0, 1);
    case 'remote_addr':
      return state.seen.client;
    default:
      return undefined;
  }
}
