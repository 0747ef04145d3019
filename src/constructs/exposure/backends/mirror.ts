import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Size } from '../values/size.js';
import type { OtherBackend } from './other-backend.js';

/** Where requests are sent too. */
export interface Mirror<Kind extends ControllerName = never> {
  /** A URL, or an application of the namespace. */
  readonly to: Can<Kind, 'mirror.toUrl', string> | Can<Kind, 'mirror.toService', OtherBackend>;
  /**
   * The Host header that is sent there.
   * @default - that of the URL, or of the request
   */
  readonly host?: string;
  /**
   * Whether bodies are sent.
   * @default true
   */
  readonly body?: boolean;
  /**
   * The body above which a request is not sent.
   * @default - any
   */
  readonly maxBodySize?: Size;
  /**
   * How many of a hundred requests.
   * @default 100
   */
  readonly percent?: 100 | Can<Kind, 'mirror.some', number>;
}
