import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Request } from '#model/request.js';
import { requestOf } from './asked.js';
import { configuredFiles } from './configured-files.js';
import { UsageError } from './exit.js';
import { endFault, reachPortFault } from './reach-ends.js';
import { requestFaults, urlFault } from './request-faults.js';
import { expectationsShape } from './schemas/network.table.js';
import type { Session } from './session.js';
import type { Fault } from './shaped-yaml.js';
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
  if (configuration.expectations.length === 0) {
    throw new UsageError('no expectations are configured; name their files in gatewright.yaml, under expectations');
  }
  const documents = configuredFiles('expectations', configuration, streams).map(({ file, text, fault }) => {
    if (text === undefined) throw new UsageError(`${file}: ${fault ?? ''}`);
    return objectOf(shapedYaml(file, text, expectationsShape, expectationFaults).value);
  });
  const listed = (key: string): unknown => documents.flatMap(one => itemsOf(one[key])); // held to its shape
  return {
    requests: listed('requests') as readonly RequestExpectation[],
    reach: listed('reach') as readonly ReachExpectation[],
  };
}

/** What is asked and cannot be: a URL, an end of a connection or a port that is none. */
function expectationFaults(value: Json): readonly Fault[] {
  const { requests, reach } = objectOf(value);
  return [
    ...itemsOf(requests).flatMap((one, index) => askedFaults(objectOf(one)['request'], ['requests', index, 'request'])),
    ...itemsOf(reach).flatMap((one, index) =>
      (['from', 'to', 'port'] as const).flatMap((key): readonly Fault[] => {
        const asked = objectOf(one)[key];
        if (typeof asked !== 'string' && typeof asked !== 'number') return [];
        const says = key === 'port' ? reachPortFault(asked) : endFault(String(asked));
        return says === undefined ? [] : [{ path: ['reach', index, key], says }];
      }),
    ),
  ];
}

function askedFaults(request: Json | undefined, path: Path): readonly Fault[] {
  if (typeof request !== 'string') return requestFaults(request, path);
  const says = urlFault(request);
  return says === undefined ? [] : [{ path, says }];
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
