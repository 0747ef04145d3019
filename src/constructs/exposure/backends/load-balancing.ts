import type { JsonObject } from '#model/json.js';
import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Duration } from '../values/duration.js';

/** The cookie by which a client stays with one pod. */
export interface Sticky<Kind extends ControllerName = never> {
  /**
   * Its name.
   * @default - the controller's
   */
  readonly cookie?: string;
  /**
   * The path below which browsers send it.
   * @default - the controller's
   */
  readonly path?: string;
  /**
   * The domain to which browsers send it.
   * @default - the host
   */
  readonly domain?: string;
  /**
   * How long browsers keep it.
   * @default - until they are closed
   */
  readonly maxAge?: Duration;
  /**
   * The same, for browsers that know no Max-Age.
   * @default - none
   */
  readonly expires?: Duration;
  /**
   * It is sent over https alone.
   * @default - as the controller has it
   */
  readonly secure?: boolean;
  /**
   * Scripts do not see it.
   * @default - as the controller has it
   */
  readonly httpOnly?: true | Can<Kind, 'stickySessions.shownToScripts', false>;
  /**
   * Which sites' requests carry it.
   * @default - the browser's
   */
  readonly sameSite?: 'None' | 'Lax' | 'Strict';
  /**
   * `SameSite=None` is left out for browsers that do not know it.
   * @default false
   */
  readonly omitsUnknownNone?: boolean;
  /**
   * `balanced`: clients are spread again when pods come; `persistent`: never.
   * @default - the controller's
   */
  readonly mode?: 'persistent' | Can<Kind, 'stickySessions.balanced', 'balanced'>;
  /**
   * Another pod is chosen when the request fails.
   * @default false
   */
  readonly changesOnFailure?: boolean;
  /**
   * Whether clients of a canary stay there (`sticky`).
   * @default 'sticky'
   */
  readonly canary?: 'sticky' | 'legacy';
}

/** How pods are chosen. */
export interface LoadBalancing<Kind extends ControllerName = never> {
  /**
   * The algorithm, in the controller's word: `round_robin`, `ewma` (ingress-nginx); `wrr`, `p2c`, `hrw` (Traefik).
   * @default - the controller's
   */
  readonly algorithm?: string;
  /**
   * What is hashed, in nginx's variables: `$request_uri`.
   * @default - nothing
   */
  readonly hashBy?: string;
  /**
   * Pods are hashed in groups of this size.
   * @default - one by one
   */
  readonly hashSubset?: number;
  /**
   * `service`: connections go to the Service's address instead of its pods'; `node-port`: to the nodes.
   * @default 'pods'
   */
  readonly through?: 'pods' | 'service' | Can<Kind, 'loadBalancing.nodePort', 'node-port'>;
  /**
   * What only this controller knows, in its own words.
   * @default - none
   */
  readonly own?: JsonObject;
}
