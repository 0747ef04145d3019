import { re2 } from '#regex/engines.js';
import type { ThreeValued } from '#model/three-valued.js';
import { allHold, someHold } from '#model/three-valued.js';

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
  return someHold(conditions, condition => conditionMet(condition, request));
}

function conditionMet({ method, path, host, headers }: HttpCondition, request: HttpRequest): ThreeValued {
  const parts: readonly ThreeValued[] = [
    matches(method, request.method),
    matches(path, request.path),
    host === undefined || matches(host, request.host),
    headers ? 'unknown' : true,
  ];
  return allHold(parts, part => part);
}

/** Envoy matches with RE2, from end to end. (cilium v1.20.2, pkg/envoy/xds_server.go, getHTTPRule: safe regular expressions) */
function matches(pattern: string | undefined, text: string | undefined): ThreeValued {
  if (pattern === undefined || pattern === '') return true;
  if (text === undefined) return 'unknown';
  try {
    return re2().compile(pattern).matches(text);
  } catch {
    return 'unknown';
  }
}
