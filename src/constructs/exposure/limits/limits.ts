import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Asked } from '../asked.js';
import type { Size } from '../values/size.js';
import type { Bandwidth, InFlight, RateLimit } from './rates.js';
import type { Timeouts } from './timeouts.js';
import type { CircuitBreaker, Retries } from './failures.js';
import type { Buffering } from './buffering.js';

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
