import { resolve } from 'node:path';
import { boundedBytes } from '#files/bounded-bytes.js';
import { faultWords } from '#files/fault-words.js';
import type { Json, JsonObject } from '#model/json.js';
import { itemsOf } from '#model/json.js';
import type { Request } from '#model/request.js';
import { tried } from './tried.js';
import { decoded } from './decoding.js';
import { UsageError } from './exit.js';
import { addressFault, headerFault, methodFault, portFault, requestFaults, urlFault } from './request-faults.js';
import { requestsShape } from './schemas/routing.table.js';
import { shapedYaml } from './shaped-yaml.js';
import type { Streams } from './streams.js';

/** The flags that make a request of a URL. */
export interface RequestFlags {
  readonly method: string;
  readonly header: readonly string[];
  readonly clientIp?: string;
  readonly sni?: string;
  readonly entryPoint?: string;
}

/** The request that a client sends for a URL. Path and query stay as written: no client may tidy them here. */
export function requestOf(url: string, { method, header, clientIp, sni, entryPoint }: RequestFlags): Request {
  const headers = header.map(headerOf);
  const faults = [
    urlFault(url),
    methodFault(method),
    ...headers.map(([name, value]) => headerFault(name, value)),
    clientIp === undefined ? undefined : addressFault(clientIp),
  ];
  const fault = faults.find(one => one !== undefined);
  if (fault !== undefined) throw new UsageError(fault);
  const parts = /^(https?):\/\/([^/?#]+)([^#]*)/i.exec(url) ?? [];
  const [, scheme = 'http', authority = '', rest = ''] = parts;
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const port = /:(\d+)$/.exec(host)?.[1];
  if (port !== undefined && Number(port) === 0) throw new UsageError(`${url}: ${portFault(0) ?? ''}`);
  return {
    scheme: scheme.toLowerCase() === 'https' ? 'https' : 'http',
    method,
    host,
    path: rest.startsWith('/') ? rest : `/${rest}`,
    headers: Object.fromEntries(headers),
    ...(clientIp !== undefined && { clientIP: clientIp }),
    ...(sni !== undefined && { sni }),
    ...(entryPoint !== undefined && { entryPoint }),
    ...(port !== undefined && entryPoint === undefined && { port: Number(port) }),
  };
}

function headerOf(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  if (colon < 1) throw new UsageError(`${text} is not a header; write 'name: value'`);
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** The requests of a file (`-`: standard input), YAML or JSON. */
export function requestsIn(path: string, streams: Streams): readonly Request[] {
  const text = path === '-' ? decoded(streams.stdin()).text : textOf(path, streams);
  const { value } = shapedYaml(path === '-' ? '<stdin>' : path, text, requestsShape, requests =>
    itemsOf(requests).flatMap((one, index) => requestFaults(one, [index])),
  );
  return ((value ?? []) as readonly JsonObject[]).map(complete); // held to its shape
}

function textOf(path: string, streams: Streams): string {
  const read = tried(() => boundedBytes(resolve(streams.cwd, path)).toString('utf8'));
  if ('value' in read) return read.value;
  throw new UsageError(`${path}: the requests cannot be read (${faultWords(read.error)})`);
}

function complete(value: JsonObject): Request {
  const given: Record<string, Json | undefined> = { method: 'GET', headers: {}, ...value };
  return given as unknown as Request; // held to its shape by the caller
}
