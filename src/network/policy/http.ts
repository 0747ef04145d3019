import { re2 } from '#regex/engines.js';
import type { ThreeValued } from '../algebra/three-valued.js';

/** A request as rules about HTTP see it. */
export interface HttpRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly host?: string;
}

/** What a rule asks of requests. Texts are regular expressions that must match the whole. */
export interface HttpCondition {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly host: string | undefined;
  /** It asks for headers as well, which are not judged. */
  readonly headers: boolean;
}

/** Whether a request meets one of the conditions. */
export function httpMet(conditions: readonly HttpCondition[], request: HttpRequest): ThreeValued {
  const met = conditions.map(({ method, path, host, headers }): ThreeValued => {
    const parts = [
      matches(method, request.method),
      matches(path, request.path),
      host === undefined ? 'yes' : matches(host, request.host),
    ];
    if (parts.includes('no')) return 'no';
    return headers || parts.includes('unknown') ? 'unknown' : 'yes';
  });
  if (met.includes('yes')) return 'yes';
  return met.includes('unknown') ? 'unknown' : 'no';
}

/** Envoy matches with RE2, from end to end. (cilium v1.20.2, pkg/envoy/xds_server.go, getHTTPRule: safe regular expressions) */
function matches(pattern: string | undefined, text: string | undefined): ThreeValued {
  if (pattern === undefined || pattern === '') return 'yes';
  if (text === undefined) return 'unknown';
  try {
    return re2().compile(pattern).matches(text) ? 'yes' : 'no';
  } catch {
    return 'unknown';
  }
}
