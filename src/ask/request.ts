import type { Json, JsonObject } from '#model/json.js';
import type { Request } from '#model/routing/request.js';
import type { Understood } from './value-fault.js';
import { addressFault, headerFault, methodFault, portFault, urlFault } from './request-faults.js';

/** What a URL does not say of a request. */
export interface RequestDetails {
  /** Default: GET. */
  readonly method?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** The address of the peer. */
  readonly clientIP?: string;
  /** The name of the TLS handshake. Default: the host. */
  readonly sni?: string;
  /** Where the request enters. Default: by scheme or port. */
  readonly entryPoint?: string;
}

/** The request that a client sends for a URL. Path and query stay as written: no client may tidy them here. */
export function requestOf(url: string, details: RequestDetails = {}): Understood<Request> {
  const { method = 'GET', headers = [], clientIP, sni, entryPoint } = details;
  const parts = /^(https?):\/\/([^/?#]+)([^#]*)/i.exec(url) ?? [];
  const [, scheme = 'http', authority = '', rest = ''] = parts;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const port = /:(\d+)$/.exec(host)?.[1];
  const fault = faultIn(url, { ...details, method, headers }, port);
  if (fault !== undefined) return { fault };
  const value = {
    scheme: scheme.toLowerCase() === 'https' ? ('https' as const) : ('http' as const),
    method,
    host,
    path: rest.startsWith('/') ? rest : `/${rest}`,
    headers: Object.fromEntries(headers),
    ...(clientIP !== undefined && { clientIP }),
    ...(sni !== undefined && { sni }),
    ...(entryPoint !== undefined && { entryPoint }),
    ...(port !== undefined && entryPoint === undefined && { port: Number(port) }),
  };
  return { value };
}

function faultIn(
  url: string,
  { method, headers, clientIP }: RequestDetails & Required<Pick<RequestDetails, 'method' | 'headers'>>,
  port: string | undefined,
): string | undefined {
  const faults = [
    urlFault(url),
    methodFault(method),
    ...headers.map(([name, value]) => headerFault(name, value)),
    clientIP === undefined ? undefined : addressFault(clientIP),
    port !== undefined && Number(port) === 0 ? `${url}: ${portFault(0) ?? ''}` : undefined,
  ];
  return faults.find(one => one !== undefined);
}

/** A request as a file has it: its method and its headers may be left out. */
export function completeRequest(value: JsonObject): Request {
  const given: Record<string, Json | undefined> = { method: 'GET', headers: {}, ...value };
  return given as unknown as Request; // held to its shape by the caller
}
