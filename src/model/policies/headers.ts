/** Headers that are set, added to those that are there, or taken away; names as they are written. */
export interface HeaderChanges {
  readonly set?: Readonly<Record<string, string>>;
  readonly add?: Readonly<Record<string, string>>;
  readonly remove?: readonly string[];
}

/** Which origins browsers let use the route. */
export interface Cors {
  /** `*`, origins (`https://example.com`), or origins with one wildcard label (`https://*.example.com`). */
  readonly origins: readonly string[];
  /** RE2 expressions, one of which the origin matches. */
  readonly originPatterns?: readonly string[];
  /** Default: the controller's. */
  readonly methods?: readonly string[];
  /** Request headers that may be sent. Default: the controller's. */
  readonly headers?: readonly string[];
  /** Response headers that scripts may read. Default: none beyond the browser's. */
  readonly exposed?: readonly string[];
  /** The lists as they are sent, where they do not stand as the controller would join them. */
  readonly sent?: CorsTexts;
  readonly credentials?: boolean;
  /** Caches are told that the answer differs by origin. */
  readonly vary?: boolean;
  /** For how many seconds a preflight's answer holds. Default: the controller's. */
  readonly maxAge?: number;
}

/** Lists as headers hold them: `GET,POST`. */
export interface CorsTexts {
  readonly methods?: string;
  readonly headers?: string;
  readonly exposed?: string;
}

/** Browsers are told to use https from now on. */
export interface Hsts {
  /** Seconds; 0 takes the wish back. */
  readonly maxAge: number;
  readonly includeSubdomains?: boolean;
  readonly preload?: boolean;
  /** The header is sent over plain HTTP too. Default: false. */
  readonly always?: boolean;
  /** Headers and values by which proxies tell that a request came over https. */
  readonly proxyHeaders?: Readonly<Record<string, string>>;
}

/** The Host header that the backend receives. Default: the client's. */
export interface UpstreamHost {
  readonly host: string;
  /** The address of the endpoint stands there, and `host` is a word for it. */
  readonly endpoint?: boolean;
}

/** The header X-Forwarded-Prefix tells the backend which prefix was taken away. */
export interface ForwardedPrefix {
  readonly prefix: string;
}

/** The locations and cookies of a backend's answers are rewritten. */
export interface ResponseRewrite {
  /** Beginnings of Location and Refresh headers: `off`, `default`, or what is replaced by `to`. */
  readonly location?: { readonly from: string; readonly to?: string };
  /** `off`, or the domain that is replaced and the one in its place. */
  readonly cookieDomain?: string;
  /** `off`, or the path that is replaced and the one in its place. */
  readonly cookiePath?: string;
}
