import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Reference } from '../values/reference.js';

/** What is spoken: HTTP in the clear or over TLS, HTTP/2 in the clear, gRPC in the clear or over TLS, FastCGI, or what the application takes. */
export type ProtocolName<Kind extends ControllerName = never> =
  | 'http'
  | 'https'
  | 'grpc'
  | 'grpcs'
  | Can<Kind, 'backendProtocol.h2c', 'h2c'>
  | Can<Kind, 'backendProtocol.auto', 'auto'>
  | Can<Kind, 'backendProtocol.fastcgi', 'fastcgi'>;

/** What is spoken, and how. */
export interface Protocol<Kind extends ControllerName = never> {
  /** What is spoken. */
  readonly protocol: ProtocolName<Kind>;
  /**
   * The version of HTTP.
   * @default - the controller's
   */
  readonly version?: '1.0' | '1.1' | '2';
  /**
   * The header Connection of the controller's requests: `keep-alive`.
   * @default - the controller's
   */
  readonly connection?: string;
  /**
   * Of FastCGI: the file for paths that end with a slash, and the ConfigMap of parameters.
   * @default - none
   */
  readonly fastcgi?: { readonly index?: string; readonly parameters?: Reference };
}
