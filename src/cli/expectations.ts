import { itemsOf, objectOf } from '#model/json.js';
import type { Request } from '#model/request.js';
import { requestOf } from './asked.js';
import { UsageError } from './exit.js';
import { inputsOf } from './inputs.js';
import { expectationsShape } from './schemas/network.table.js';
import type { Session } from './session.js';
import { shapedYaml } from './shaped-yaml.js';
import type { Streams } from './streams.js';

/** What the manifests of a session are held to. */
export interface Expectations {
  readonly requests: readonly RequestExpectation[];
  readonly reach: readonly ReachExpectation[];
}

export interface RequestExpectation {
  readonly request: string | Request;
  /** Default: every controller that listens. */
  readonly controller?: string;
  readonly answer: { readonly backend?: string; readonly redirect?: string; readonly status?: number };
}

export interface ReachExpectation {
  readonly from: string;
  readonly to: string;
  readonly port?: string | number;
  readonly allowed: boolean;
}

/** The expectations that the configuration names. */
export function expectationsOf({ configuration }: Session, streams: Streams): Expectations {
  const { expectations, folder } = configuration;
  if (expectations.length === 0) {
    throw new UsageError('no expectations are configured; name their files in gatewright.yaml, under expectations');
  }
  const files = inputsOf(expectations, [], { ...streams, cwd: folder });
  const documents = files.map(({ file, text = '' }) => objectOf(shapedYaml(file, text, expectationsShape) ?? {}));
  const listed = (key: string): unknown => documents.flatMap(one => itemsOf(one[key])); // held to its shape
  return {
    requests: listed('requests') as readonly RequestExpectation[],
    reach: listed('reach') as readonly ReachExpectation[],
  };
}

/** The request of an expectation: a URL, or its parts. */
export function expectedRequest({ request }: RequestExpectation): Request {
  if (typeof request === 'string') return requestOf(request, { method: 'GET', header: [] });
  return {
    ...request,
    method: (request as Partial<Request>).method ?? 'GET',
    headers: (request as Partial<Request>).headers ?? {},
  }; // optional in files
}
