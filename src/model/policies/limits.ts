import type { JsonObject } from '../json.js';

/** What counts as one client: its address, the value of a header, or all of a host together. */
export type ClientKey =
  | {
      readonly kind: 'address';
      readonly depth?: number;
      readonly excluded?: readonly string[];
      readonly ipv6Subnet?: number;
    }
  | { readonly kind: 'header'; readonly name: string }
  | { readonly kind: 'host' };

/** Requests per second for one client; what exceeds rate and burst is refused by the controller. */
export interface RateLimit {
  readonly rps: number;
  /** How many requests may exceed the rate at once. Default: the controller's. */
  readonly burst?: number;
  /** A second limit beside `rps`, per minute. */
  readonly rpm?: number;
  /** Default: the address of the connection. */
  readonly by?: ClientKey;
  /** Addresses and CIDRs that are not limited. */
  readonly exempt?: readonly string[];
  /** Where all instances of the controller count together, in its own words (for Traefik what stands under `redis`): no other takes it. */
  readonly store?: JsonObject;
}

/** How many requests of one client may be under way at once. */
export interface InFlightLimit {
  readonly amount: number;
  /** Default: the address of the connection. */
  readonly by?: ClientKey;
  /** Addresses and CIDRs that are not counted. */
  readonly exempt?: readonly string[];
}

/** How fast an answer is sent. */
export interface Bandwidth {
  /** Kilobytes a second for one connection; 0: no limit. */
  readonly rate: number;
  /** The first kilobytes are sent at full speed. */
  readonly after?: number;
}

/** The largest body that a request may have; a larger one is answered 413. */
export interface BodySize {
  /** Bytes; 0: no limit. */
  readonly most: number;
}

/** Whether and how bodies are kept before they are passed on. Sizes in bytes. */
export interface Buffering {
  readonly requests?: boolean;
  readonly responses?: boolean;
  /** What of a request's body is held in memory. */
  readonly requestMemory?: number;
  /** What of a response's body is held in memory. */
  readonly responseMemory?: number;
  /** The largest body that a response may have. */
  readonly mostResponse?: number;
  /** How many buffers a response has, how large each is, how much may be busy. */
  readonly buffers?: { readonly count?: number; readonly size?: number; readonly busy?: number };
  /** The largest temporary file; 0: none. */
  readonly temporaryFile?: number;
  /** When a buffered request is sent again. */
  readonly retryExpression?: string;
}

/** How long the controller waits for the backend, in seconds. */
export interface Timeouts {
  readonly connect?: number;
  /** Between two reads of an answer. */
  readonly read?: number;
  /** Between two writes of a request. */
  readonly send?: number;
  /** For the head of an answer. */
  readonly responseHeader?: number;
  /** How long an unused connection is kept. */
  readonly idle?: number;
  /** Over HTTP/2: without a frame for so long, whether the backend is there is asked; 0: never. */
  readonly ping?: number;
  /** How long its answer may take. */
  readonly pingAnswer?: number;
}

/** A failed request is sent to another endpoint. */
export interface Retries {
  /** How often in all; 0: without limit. */
  readonly attempts?: number;
  /** What counts as failed: conditions of the controller (`error`, `timeout`) or statuses (`502`). Default: the controller's. */
  readonly on?: readonly string[];
  /** Seconds in which it is tried; 0: without limit. */
  readonly timeout?: number;
  /** Seconds before the first try again. */
  readonly interval?: number;
  /** Requests that change something are sent again too. */
  readonly nonIdempotent?: boolean;
  readonly networkErrors?: boolean;
  /** Bytes of a request's body that are kept for another try. */
  readonly maxBodySize?: number;
  /** Another service is asked, which stands in for the first. Default: the same one again. */
  readonly fallback?: true;
}

/** Requests are refused while the backend fails. */
export interface CircuitBreaker {
  /** When it opens, in the controller's language. */
  readonly expression: string;
  /** Seconds. */
  readonly checkPeriod?: number;
  readonly fallbackDuration?: number;
  readonly recoveryDuration?: number;
  /** What is answered meanwhile. Default: 503. */
  readonly status?: number;
}
