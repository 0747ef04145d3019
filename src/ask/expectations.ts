import type { Json } from '#model/json.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Request } from '#model/routing/request.js';
import type { ValueFault } from './value-fault.js';
import { endFault, reachPortFault } from './reach/ends.js';
import { requestFaults, urlFault } from './request-faults.js';

/** What manifests are held to. */
export interface Expectations {
  readonly requests: readonly RequestExpectation[];
  readonly reach: readonly ReachExpectation[];
}

/** Who is to answer a request, and how: all that is given must fit. */
export interface RequestExpectation {
  /** A URL, or a request of which method and headers may be left out. */
  readonly request: string | (Omit<Request, 'method' | 'headers'> & Partial<Pick<Request, 'method' | 'headers'>>);
  /** Default: every controller that listens. */
  readonly controller?: string;
  readonly answer: { readonly backend?: string; readonly redirect?: string; readonly status?: number };
}

/** Whether a connection is to get through. */
export interface ReachExpectation {
  /** `shop/web`, `controller:traefik`, `internet`, `10.0.0.0/8`. */
  readonly from: string;
  /** Also `svc:shop/web`. */
  readonly to: string;
  /** `8080/TCP`. Default: any port. */
  readonly port?: string | number;
  readonly allowed: boolean;
}

/** What is asked and cannot be: a URL, an end of a connection or a port that is none. */
export function expectationFaults(value: Json): readonly ValueFault[] {
  const { requests, reach } = objectOf(value);
  return [
    ...itemsOf(requests).flatMap((one, index) => askedFaults(objectOf(one)['request'], ['requests', index, 'request'])),
    ...itemsOf(reach).flatMap((one, index) =>
      (['from', 'to', 'port'] as const).flatMap((key): readonly ValueFault[] => {
        const asked = objectOf(one)[key];
        if (typeof asked !== 'string' && typeof asked !== 'number') return [];
        const says = key === 'port' ? reachPortFault(asked) : endFault(String(asked));
        return says === undefined ? [] : [{ path: ['reach', index, key], says }];
      }),
    ),
  ];
}

function askedFaults(request: Json | undefined, path: Path): readonly ValueFault[] {
  if (typeof request !== 'string') return requestFaults(request, path);
  const says = urlFault(request);
  return says === undefined ? [] : [{ path, says }];
}
