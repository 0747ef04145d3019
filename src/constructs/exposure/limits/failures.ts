import type { Duration } from '../values/duration.js';
import type { Size } from '../values/size.js';

/** When a failed request is sent to another endpoint. */
export interface Retries {
  /**
   * How often in all; 0 for without limit.
   * @default - the controller's
   */
  readonly attempts?: number;
  /**
   * What counts as failed: words of the controller (`error`, `timeout`) or statuses (`502`, and with Traefik `500-599`).
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
