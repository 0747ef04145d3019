import { resolve } from 'node:path';
import { boundedBytes } from '#files/bounded-bytes.js';
import { faultWords } from '#files/fault-words.js';
import { completeRequest, requestOf } from '#ask/request.js';
import { requestFaults } from '#ask/request-faults.js';
import type { JsonObject } from '#model/json.js';
import { itemsOf } from '#model/json.js';
import type { Request } from '#model/routing/request.js';
import { attempt } from '#files/attempt.js';
import { decoded } from '#files/decoding.js';
import { orUsageError, orUsageErrors, UsageError } from '../contract/exit.js';
import { requestsShape } from '../schemas/routing.table.js';
import { shapedYaml } from '#configuration/shaped-yaml.js';
import type { Streams } from '../contract/streams.js';

/** The flags that make a request of a URL. */
export interface RequestFlags {
  readonly method: string;
  readonly header: readonly string[];
  readonly clientIp?: string;
  readonly sni?: string;
  readonly entryPoint?: string;
}

/** The request that the flags ask. */
export function requestIn(url: string, { method, header, clientIp, sni, entryPoint }: RequestFlags): Request {
  return orUsageError(
    requestOf(url, {
      method,
      headers: header.map(headerOf),
      ...(clientIp !== undefined && { clientIP: clientIp }),
      ...(sni !== undefined && { sni }),
      ...(entryPoint !== undefined && { entryPoint }),
    }),
  );
}

function headerOf(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  if (colon < 1) throw new UsageError(`${text} is not a header; write 'name: value'`);
  return [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

/** The requests of a file (`-`: standard input), YAML or JSON. */
export function requestsIn(path: string, streams: Streams): readonly Request[] {
  const text = path === '-' ? decoded(streams.stdin()).text : textOf(path, streams);
  const read = shapedYaml(path === '-' ? '<stdin>' : path, text, requestsShape, requests =>
    itemsOf(requests).flatMap((one, index) => requestFaults(one, [index])),
  );
  const { value } = orUsageErrors(read);
  return ((value ?? []) as readonly JsonObject[]).map(completeRequest); // held to its shape
}

function textOf(path: string, streams: Streams): string {
  const read = attempt(() => boundedBytes(resolve(streams.cwd, path)).toString('utf8'));
  if ('value' in read) return read.value;
  throw new UsageError(`${path}: the requests cannot be read (${faultWords(read.error)})`);
}
