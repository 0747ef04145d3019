import type { JsonObject } from '#model/json.js';
import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Reference } from '../values/reference.js';

/** TLS between the controller and the application. */
export interface BackendTls<Kind extends ControllerName = never> {
  /**
   * Whether its certificate is verified.
   * @default - as the controller has it
   */
  readonly verify?: boolean;
  /**
   * Secrets with the authorities that may have signed it.
   * @default - those of the system
   */
  readonly authorities?: readonly [Reference] | Can<Kind, 'backendTls.manyAuthorities', readonly Reference[]>;
  /**
   * Secrets with the controller's own certificates.
   * @default - none
   */
  readonly certificates?: readonly Reference[];
  /**
   * The longest chain of certificates.
   * @default - the controller's
   */
  readonly depth?: number;
  /**
   * The name that its certificate is held to.
   * @default - that of the backend
   */
  readonly serverName?: string;
  /**
   * The name is told in the handshake.
   * @default - as the controller has it
   */
  readonly sendsServerName?: true | Can<Kind, 'backendTls.hidesServerName', false>;
  /**
   * Versions of TLS: `TLSv1.2`.
   * @default - the controller's
   */
  readonly protocols?: readonly string[];
  /**
   * Ciphers, as OpenSSL names them.
   * @default - the controller's
   */
  readonly ciphers?: string;
  /**
   * What only this controller knows, in its own words.
   * @default - none
   */
  readonly own?: JsonObject;
}
