import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Asked } from '../asked.js';
import type { Duration } from '../values/duration.js';

/** The headers that applications and clients see. */
export interface HeaderProps<Kind extends ControllerName = never> {
  /**
   * Headers of requests that are set, added or taken away before the application sees them.
   * @default - none
   */
  readonly requestHeaders?: Asked<Kind, 'requestHeaders', HeaderChanges>;
  /**
   * Headers of answers that are set, added or taken away before the client sees them.
   * @default - none
   */
  readonly responseHeaders?: Asked<Kind, 'responseHeaders', HeaderChanges>;
  /**
   * Which origins browsers let use the route.
   * @default - what the application answers by itself
   */
  readonly cors?: Asked<Kind, 'cors', Cors>;
  /**
   * Browsers are told to use https from now on: `true` for a year, or for how long.
   * @default - as the controller has it
   */
  readonly hsts?: Asked<Kind, 'hsts', Hsts, true>;
  /**
   * The Host header that the application receives.
   * @default - the client's
   */
  readonly upstreamHost?: Can<Kind, 'upstreamHost', Can<Kind, 'upstreamHost.host', string>>;
  /**
   * The header X-Forwarded-Prefix tells the application which prefix was taken away.
   * @default - none
   */
  readonly forwardedPrefix?: Can<Kind, 'forwardedPrefix', Can<Kind, 'forwardedPrefix.prefix', string>>;
  /**
   * Locations and cookies of the application's answers are rewritten.
   * @default - they stay
   */
  readonly responseRewrite?: Asked<Kind, 'responseRewrite', ResponseRewrite>;
  /**
   * The type of an answer without one is told from its body.
   * @default - as the controller has it
   */
  readonly detectContentType?: Can<Kind, 'contentType', Can<Kind, 'contentType.autoDetect', boolean>>;
  /**
   * The paths of Link headers are pushed to clients of HTTP/2.
   * @default false
   */
  readonly pushPreload?: Can<Kind, 'pushPreload', Can<Kind, 'pushPreload.enabled', boolean>>;
}

/** What becomes of headers. */
export interface HeaderChanges {
  /**
   * Headers and their values, in the place of those that are there.
   * @default - none
   */
  readonly set?: Readonly<Record<string, string>>;
  /**
   * Headers and their values, beside those that are there.
   * @default - none
   */
  readonly add?: Readonly<Record<string, string>>;
  /**
   * Headers that are taken away.
   * @default - none
   */
  readonly remove?: readonly string[];
}

/** What browsers let the scripts of other origins do. */
export interface Cors {
  /** `*`, origins (`https://example.com`), or origins with one wildcard label (`https://*.example.com`). */
  readonly origins: readonly string[];
  /**
   * Regular expressions (RE2), one of which an origin may match.
   * @default - none
   */
  readonly originPatterns?: readonly string[];
  /**
   * Methods that may be used.
   * @default - the controller's
   */
  readonly methods?: readonly string[];
  /**
   * Request headers that may be sent.
   * @default - the controller's
   */
  readonly headers?: readonly string[];
  /**
   * Response headers that scripts may read.
   * @default - none beyond the browser's
   */
  readonly exposed?: readonly string[];
  /**
   * Cookies and passwords may be sent.
   * @default - as the controller has it
   */
  readonly credentials?: boolean;
  /**
   * Caches are told that the answer differs by origin.
   * @default - as the controller has it
   */
  readonly vary?: boolean;
  /**
   * How long a preflight's answer holds.
   * @default - as the controller has it
   */
  readonly maxAge?: Duration;
}

/** For how long browsers use https alone. */
export interface Hsts {
  /** How long; `0s` takes the wish back. */
  readonly maxAge: Duration;
  /**
   * It holds for all hosts below this one.
   * @default - as the controller has it
   */
  readonly includeSubdomains?: boolean;
  /**
   * Browsers may ship with it.
   * @default - as the controller has it
   */
  readonly preload?: boolean;
  /**
   * The header is sent over plain HTTP too.
   * @default false
   */
  readonly always?: boolean;
  /**
   * Headers and values by which proxies tell that a request came over https.
   * @default - none
   */
  readonly proxyHeaders?: Readonly<Record<string, string>>;
}

/** What becomes of the locations and cookies in answers. */
export interface ResponseRewrite {
  /**
   * The beginning of Location and Refresh headers that is replaced by `to`; or `off`, or `default`.
   * @default - the controller's
   */
  readonly location?: { readonly from: string; readonly to?: string };
  /**
   * `off`, or the domain that is replaced, a blank and the one in its place.
   * @default - cookies stay
   */
  readonly cookieDomain?: string;
  /**
   * `off`, or the path that is replaced, a blank and the one in its place.
   * @default - cookies stay
   */
  readonly cookiePath?: string;
}
