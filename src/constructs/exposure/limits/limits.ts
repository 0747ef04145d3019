import type { JsonObject } from '#model/json.js';
import type { Can, ControllerName } from '../../controllers/capability.js';
import type { ForwardedAddress } from '../access/access.js';
import type { Asked } from '../asked.js';
import type { Duration } from '../values/duration.js';
import type { Size } from '../values/size.js';

/** How much, and how long. */
export interface LimitProps<Kind extends ControllerName = never> {
  /**
   * How many requests a client may make.
   * @default - any number
   */
  readonly rateLimit?: Asked<Kind, 'rateLimit', RateLimit<Kind>>;
  /**
   * How many requests of a client may be under way at once.
   * @default - any number
   */
  readonly inFlight?: Asked<Kind, 'inFlightLimit', InFlight<Kind>>;
  /**
   * How fast an answer is sent.
   * @default - as fast as the client takes it
   */
  readonly bandwidth?: Asked<Kind, 'bandwidth', Bandwidth>;
  /**
   * The largest body that a request may have: `'64m'`; 0 for no limit. A larger one is answered 413.
   * @default - the controller's (ingress-nginx: 1m; Traefik: no limit)
   */
  readonly bodySize?: Can<Kind, 'bodySize', Can<Kind, 'bodySize.most', Size>>;
  /**
   * Whether and how bodies are kept before they are passed on.
   * @default - as the controller has it
   */
  readonly buffering?: Asked<Kind, 'buffering', Buffering<Kind>>;
  /**
   * How long the controller waits for the application.
   * @default - as the controller has it (ingress-nginx: connect 5s, read and send 60s; Traefik: connect 30s, any read)
   */
  readonly timeouts?: Asked<Kind, 'timeouts', Timeouts>;
  /**
   * A failed request is sent to another endpoint.
   * @default - as the controller has it
   */
  readonly retries?: Asked<Kind, 'retries', Retries>;
  /**
   * Requests are refused while the application fails.
   * @default - they are sent all the same
   */
  readonly circuitBreaker?: Asked<Kind, 'circuitBreaker', CircuitBreaker>;
}

/** What counts as one client: its address, all of a host together, the value of a header, or the address that proxies tell. */
export type ClientKey = 'address' | 'host' | { readonly header: string } | ForwardedAddress;

/** How many requests a client may make; what exceeds rate and burst is refused. */
export interface RateLimit<Kind extends ControllerName = never> {
  /** Requests per second, a whole number. */
  readonly rps: number;
  /**
   * How many requests may exceed the rate at once.
   * @default - the controller's
   */
  readonly burst?: number;
  /**
   * A second limit beside `rps`: requests per minute.
   * @default - none
   */
  readonly rpm?: number;
  /**
   * What counts as one client.
   * @default 'address'
   */
  readonly by?: 'address' | Can<Kind, 'rateLimit.otherKey', Exclude<ClientKey, 'address'>>;
  /**
   * Addresses and CIDRs that are not limited.
   * @default - none
   */
  readonly exempt?: readonly string[];
  /**
   * Where all instances of the controller count together, in its own words: for Traefik what stands under `redis`.
   * @default - each counts by itself
   */
  readonly store?: JsonObject;
}

/** How many requests may be under way at once. */
export interface InFlight<Kind extends ControllerName = never> {
  /** So many for one client. */
  readonly amount: number;
  /**
   * What counts as one client.
   * @default 'address'
   */
  readonly by?: 'address' | Can<Kind, 'inFlightLimit.otherKey', Exclude<ClientKey, 'address'>>;
  /**
   * Addresses and CIDRs that are not counted.
   * @default - none
   */
  readonly exempt?: readonly string[];
}

/** How fast an answer is sent. */
export interface Bandwidth {
  /** For one connection, in a second: `'100k'`; 0 for no limit. Whole kilobytes. */
  readonly rate: Size;
  /**
   * How much is sent at full speed first.
   * @default - nothing
   */
  readonly after?: Size;
}

/** Whether and how bodies are kept. */
export interface Buffering<Kind extends ControllerName = never> {
  /**
   * A request is read as a whole before it is passed on.
   * @default - as the controller has it
   */
  readonly requests?: true | Can<Kind, 'buffering.streamedRequests', false>;
  /**
   * An answer is read as a whole before it is passed on.
   * @default - as the controller has it
   */
  readonly responses?: true | Can<Kind, 'buffering.streamedResponses', false>;
  /**
   * What of a request's body is held in memory.
   * @default - the controller's
   */
  readonly requestMemory?: Size;
  /**
   * What of an answer's body is held in memory.
   * @default - the controller's
   */
  readonly responseMemory?: Size;
  /**
   * The largest body that an answer may have.
   * @default - any
   */
  readonly mostResponse?: Size;
  /**
   * How many buffers an answer has, how large each is, and how much of them may be busy.
   * @default - the controller's
   */
  readonly buffers?: { readonly count?: number; readonly size?: Size; readonly busy?: Size };
  /**
   * The largest temporary file; 0 for none.
   * @default - the controller's
   */
  readonly temporaryFile?: Size;
  /**
   * When a buffered request is sent again: `IsNetworkError() && Attempts() < 2`.
   * @default - never
   */
  readonly retryExpression?: string;
}

/** How long the controller waits for the application. */
export interface Timeouts {
  /**
   * Until it takes a connection.
   * @default - the controller's
   */
  readonly connect?: Duration;
  /**
   * Between two parts of an answer.
   * @default - the controller's
   */
  readonly read?: Duration;
  /**
   * Between two parts of a request.
   * @default - the controller's
   */
  readonly send?: Duration;
  /**
   * For the head of an answer. Every controller can be asked for it; for ingress-nginx it is also the time between two parts.
   * @default - the controller's
   */
  readonly responseHeader?: Duration;
  /**
   * How long an unused connection is kept.
   * @default - the controller's
   */
  readonly idle?: Duration;
  /**
   * Over HTTP/2: without a frame for so long, whether the application is there is asked; `0s` for never.
   * @default - the controller's
   */
  readonly ping?: Duration;
  /**
   * How long its answer to that may take.
   * @default - the controller's
   */
  readonly pingAnswer?: Duration;
}

/** When a failed request is sent to another endpoint. */
export interface Retries {
  /**
   * How often in all; 0 for without limit.
   * @default - the controller's
   */
  readonly attempts?: number;
  /**
   * What counts as failed: words of the controller (`error`, `timeout`, `http_502`) or statuses (`502`, `500-599`).
   * @default - the controller's
   */
  readonly on?: readonly string[];
  /**
   * How long it is tried; `0s` for without limit.
   * @default - the controller's
   */
  readonly timeout?: Duration;
  /**
   * How long is waited before the first try again.
   * @default - the controller's
   */
  readonly interval?: Duration;
  /**
   * Requests that change something are sent again too.
   * @default false
   */
  readonly nonIdempotent?: boolean;
  /**
   * Whether failures of the network count.
   * @default - as the controller has it
   */
  readonly networkErrors?: boolean;
  /**
   * How much of a request's body is kept for another try.
   * @default - the controller's
   */
  readonly maxBodySize?: Size;
}

/** When requests are refused, and for how long. */
export interface CircuitBreaker {
  /** When it opens, in the controller's language: `NetworkErrorRatio() > 0.5`. */
  readonly expression: string;
  /**
   * How often that is asked.
   * @default - the controller's
   */
  readonly checkPeriod?: Duration;
  /**
   * How long requests are refused.
   * @default - the controller's
   */
  readonly fallbackDuration?: Duration;
  /**
   * How long it takes until all requests pass again.
   * @default - the controller's
   */
  readonly recoveryDuration?: Duration;
  /**
   * What is answered meanwhile.
   * @default 503
   */
  readonly status?: number;
}
