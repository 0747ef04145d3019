import type { JsonObject } from '#model/json.js';
import type { Can, ControllerName } from '../../controllers/capability.js';
import type { ForwardedAddress } from '../access/access.js';
import type { Size } from '../values/size.js';

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
