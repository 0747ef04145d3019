import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Duration } from '../values/duration.js';
import type { Reference } from '../values/reference.js';
import type { Size } from '../values/size.js';

/** The service that decides whether a request may pass, and what is told to it and by it. */
export interface ExternalAuth<Kind extends ControllerName = never> {
  /** Where it is asked: `http://oauth2-proxy.auth.svc.cluster.local:4180/oauth2/auth`. */
  readonly url: string;
  /**
   * The controller asks it for all routes by its own configuration, which names the same URL.
   * @default false
   */
  readonly global?: boolean;
  /**
   * The method with which it is asked.
   * @default - GET
   */
  readonly method?: string;
  /**
   * Where clients are sent that may not pass: a URL, and perhaps the parameter that tells the URL that they came for.
   * @default - they get its answer
   */
  readonly signIn?:
    | string
    | {
        readonly url: string;
        readonly parameter?: Can<Kind, 'externalAuthentication.signInParameter', string>;
      };
  /**
   * What it is told that the request was for.
   * @default - the URL of the request
   */
  readonly requestUrl?: string;
  /**
   * Headers of the request that it receives.
   * @default - all
   */
  readonly requestHeaders?: readonly string[];
  /**
   * Headers of its answer that the application receives.
   * @default - none
   */
  readonly responseHeaders?: readonly string[];
  /**
   * A regular expression for more of such headers.
   * @default - none
   */
  readonly responseHeaderPattern?: string;
  /**
   * The ConfigMap of headers that it is sent.
   * @default - none
   */
  readonly sentHeaders?: Reference;
  /**
   * Its answers are kept: by a key such as `$remote_user$http_authorization`, for durations by status (`200 202 10m`).
   * @default - it is asked for each request
   */
  readonly cache?: { readonly key: string; readonly durations?: readonly string[] };
  /**
   * Connections to it are kept open: so many, for so many requests, so long while idle.
   * @default - none
   */
  readonly keepAlive?: {
    readonly connections: number;
    readonly requests?: number;
    readonly timeout?: Duration;
    readonly sharesVariables?: boolean;
  };
  /**
   * Its cookies reach the client whatever the application answers.
   * @default - with good answers only
   */
  readonly alwaysSetsCookie?: boolean;
  /**
   * Its cookies that the client receives.
   * @default - none
   */
  readonly cookies?: readonly string[];
  /**
   * Headers X-Forwarded-… of the client are believed.
   * @default false
   */
  readonly trustsForwarded?: boolean;
  /**
   * It receives the body of the request.
   * @default false
   */
  readonly sendsBody?: boolean;
  /**
   * The largest body that it receives.
   * @default - any
   */
  readonly maxBodySize?: Size;
  /**
   * The largest body of its answers.
   * @default - any
   */
  readonly maxResponseBodySize?: Size;
  /**
   * The Location of its answers is kept as it is.
   * @default false
   */
  readonly keepsLocation?: boolean;
  /**
   * It is asked with the method of the request.
   * @default false
   */
  readonly keepsMethod?: boolean;
  /**
   * The header of its answer that names the user in the access log.
   * @default - none
   */
  readonly userHeader?: string;
  /**
   * How its certificate is verified, and which one it is shown.
   * @default - by the authorities of the system
   */
  readonly tls?: {
    readonly authorities?: Reference;
    readonly authoritiesOptional?: boolean;
    readonly certificate?: Reference;
    readonly skipsVerification?: boolean;
  };
}
