/** A Secret by its name; without a namespace it is in the route's own. */
export interface SecretReference {
  readonly namespace?: string;
  readonly name: string;
}

/** Which clients may come, by address or CIDR: those denied never, then those allowed, all where none is named. */
export interface ClientAddresses {
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  /** What others are answered. Default: 403. */
  readonly status?: number;
  /** Where the address is taken from X-Forwarded-For instead of the connection: how many entries from the right, or which to pass over. */
  readonly from?: ForwardedAddress;
}

/** The address of a client as X-Forwarded-For tells it. */
export interface ForwardedAddress {
  readonly depth?: number;
  readonly excluded?: readonly string[];
  /** The length to which an IPv6 address is cut. */
  readonly ipv6Subnet?: number;
}

/** A user's name and password are asked for. */
export interface PasswordAuthentication {
  readonly scheme: 'basic' | 'digest';
  /** Users and the hashes of their passwords. */
  readonly secret: SecretReference;
  /** How the Secret holds users: in one file, or a key for each. Default: one file. */
  readonly users?: 'file' | 'keys';
  readonly realm?: string;
  /** The header that tells the backend who came. */
  readonly userHeader?: string;
  /** The credentials are not passed on. Default: the controller's. */
  readonly removesCredentials?: boolean;
}

/** Another service decides whether a request may pass. */
export interface ExternalAuthentication {
  readonly url: string;
  /** It is asked for all routes of the controller. Default: for this route alone. */
  readonly global?: boolean;
  readonly method?: string;
  /** Where clients are sent that may not pass, and the parameter that tells the URL they came for. */
  readonly signIn?: { readonly url: string; readonly parameter?: string };
  /** What the service is told the request was for. Default: its own URL. */
  readonly requestUrl?: string;
  /** Headers of the request that the service receives. Default: all. */
  readonly requestHeaders?: readonly string[];
  /** Headers of its answer that the backend receives. */
  readonly responseHeaders?: readonly string[];
  readonly responseHeaderPattern?: string;
  /** The ConfigMap of headers that it is sent. */
  readonly sentHeaders?: SecretReference;
  /** Answers are kept: by a key, for durations by status (`200 202 10m`). */
  readonly cache?: { readonly key: string; readonly durations?: readonly string[] };
  readonly keepAlive?: {
    readonly connections: number;
    readonly requests?: number;
    /** Seconds. */
    readonly timeout?: number;
    readonly sharesVariables?: boolean;
  };
  readonly alwaysSetsCookie?: boolean;
  readonly cookies?: readonly string[];
  readonly trustsForwarded?: boolean;
  readonly sendsBody?: boolean;
  /** Bytes. */
  readonly maxBodySize?: number;
  readonly maxResponseBodySize?: number;
  readonly keepsLocation?: boolean;
  readonly keepsMethod?: boolean;
  readonly userHeader?: string;
  readonly tls?: {
    readonly authorities?: SecretReference;
    /** Without authorities it is not verified who answers, instead of by those of the system. */
    readonly authoritiesOptional?: boolean;
    readonly certificate?: SecretReference;
    readonly skipsVerification?: boolean;
  };
}

/** Clients show a certificate over TLS. */
export interface ClientCertificates {
  /** The authorities that sign them; none where the controller only passes on what clients show. */
  readonly authorities: readonly SecretReference[];
  /** `required`: nobody comes without; `optional`: one that is shown must be good; `unverified`: any is taken; `off`: none is asked for. */
  readonly verify: 'required' | 'optional' | 'unverified' | 'off';
  /** With `unverified`: nobody comes without one. */
  readonly demanded?: boolean;
  /** The longest chain of certificates. */
  readonly depth?: number;
  /** What the subject of the certificate must be: `CN=` and an expression. */
  readonly subject?: string;
  /** Where clients without a good certificate are sent. */
  readonly errorPage?: string;
  /** The certificate is passed to the backend: in a header, whole or in parts. */
  readonly passed?: 'whole' | 'parts';
  /** The parts that are passed: `subject.commonName`, `notAfter`. Default: the controller's. */
  readonly parts?: readonly string[];
}

/** Whether a client has to meet all of addresses, password and external answer, or one of them. Default: all. */
export interface Satisfy {
  readonly enough: 'all' | 'one';
}

/** Requests to other hosts are refused (500). */
export interface AllowedHosts {
  readonly hosts: readonly string[];
  /** Headers in which proxies tell the host, asked before Host. */
  readonly from?: readonly string[];
}

/** Requests whose path holds one of these escapes are refused (400): `%2F`, `%5C`. */
export interface DeniedEscapes {
  readonly escapes: readonly string[];
}
