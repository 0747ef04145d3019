import type { Duration } from '../values/duration.js';

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
