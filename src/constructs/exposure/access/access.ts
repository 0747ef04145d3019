import type { Can, ControllerName } from '../../controllers/capability.js';
import type { Asked } from '../asked.js';
import type { Reference } from '../values/reference.js';
import type { ExternalAuth } from './external-auth.js';

/** Who may come. */
export interface AccessProps<Kind extends ControllerName = never> {
  /**
   * Addresses and CIDRs from which clients may come: `['10.0.0.0/8']`.
   * @default - all
   */
  readonly allow?: Can<Kind, 'clientAddresses', Can<Kind, 'clientAddresses.allow', readonly string[]>>;
  /**
   * Addresses and CIDRs from which no client may come, though `allow` names them.
   * @default - none
   */
  readonly deny?: Can<Kind, 'clientAddresses', Can<Kind, 'clientAddresses.deny', readonly string[]>>;
  /**
   * How `allow` and `deny` are held to clients.
   * @default - by the address of the connection, with 403 for others
   */
  readonly addresses?: Asked<Kind, 'clientAddresses', AddressCheck<Kind>>;
  /**
   * A user's name and password are asked for.
   * @default - none
   */
  readonly basicAuth?: Asked<Kind, 'passwordAuthentication', PasswordAuth<Kind>>;
  /**
   * A user's name and a digest of the password are asked for.
   * @default - none
   */
  readonly digestAuth?: Asked<Kind, 'passwordAuthentication', PasswordAuth<Kind>>;
  /**
   * Another service decides whether a request may pass, such as oauth2-proxy.
   * @default - none
   */
  readonly externalAuth?: Asked<Kind, 'externalAuthentication', ExternalAuth<Kind>>;
  /**
   * Clients show a certificate over TLS.
   * @default - none is asked for
   */
  readonly clientCertificates?: Asked<Kind, 'clientCertificates', ClientCertificates<Kind>>;
  /**
   * Whether a client has to meet all of addresses, password and external answer, or one of them.
   * @default 'all'
   */
  readonly satisfy?: Can<Kind, 'satisfy', Can<Kind, 'satisfy.enough', 'all' | 'one'>>;
  /**
   * Requests to other hosts are refused with 500.
   * @default - the route takes its own hosts, and no more is asked
   */
  readonly allowedHosts?: Asked<Kind, 'allowedHosts', AllowedHosts>;
  /**
   * Requests whose path holds one of these escapes are refused with 400: `['%2F', '%5C']`.
   * @default - none
   */
  readonly deniedEscapes?: Can<Kind, 'deniedEscapes', Can<Kind, 'deniedEscapes.escapes', readonly string[]>>;
  /**
   * A web application firewall looks at requests: `true`, or with its rules.
   * @default - none
   */
  readonly waf?: Asked<Kind, 'firewall', Waf, boolean>;
}

/** How addresses are held to clients. */
export interface AddressCheck<Kind extends ControllerName = never> {
  /**
   * The status that other clients get.
   * @default 403
   */
  readonly status?: 403 | Can<Kind, 'clientAddresses.otherStatus', number>;
  /**
   * Where the address is taken from X-Forwarded-For.
   * @default - from the connection
   */
  readonly from?: ForwardedAddress;
}

/** The address of a client as X-Forwarded-For tells it. */
export interface ForwardedAddress {
  /**
   * Which entry from the right.
   * @default - the first that `excluded` does not name
   */
  readonly depth?: number;
  /**
   * Addresses and CIDRs that are passed over.
   * @default - none
   */
  readonly excluded?: readonly string[];
  /**
   * The length in bits to which an IPv6 address is cut.
   * @default - it is whole
   */
  readonly ipv6Subnet?: number;
}

/** Users and passwords. */
export interface PasswordAuth<Kind extends ControllerName = never> {
  /** The Secret with users and the hashes of their passwords. */
  readonly secret: Reference;
  /**
   * Whether the Secret holds users in one file (`auth` or `users`), or has a key for each.
   * @default 'file'
   */
  readonly users?: 'file' | Can<Kind, 'passwordAuthentication.keys', 'keys'>;
  /**
   * What browsers show when they ask.
   * @default - the controller's
   */
  readonly realm?: string;
  /**
   * The header that tells the application who came.
   * @default - none
   */
  readonly userHeader?: string;
  /**
   * Whether the password is kept from the application.
   * @default - as the controller has it
   */
  readonly removesCredentials?: true | Can<Kind, 'passwordAuthentication.keepsCredentials', false>;
}

/** What is asked of a client's certificate. */
export interface ClientCertificates<Kind extends ControllerName = never> {
  /** The Secrets with the authorities that sign them. */
  readonly authorities:
    Reference | readonly [Reference] | Can<Kind, 'clientCertificates.manyAuthorities', readonly Reference[]>;
  /**
   * `required`: nobody comes without; `optional`: one that is shown must be good; `unverified`: any is taken; `off`: none is asked for.
   * @default 'required'
   */
  readonly verify?: 'required' | 'optional' | 'unverified' | 'off';
  /**
   * With `unverified`: nobody comes without one.
   * @default false
   */
  readonly demanded?: boolean;
  /**
   * The longest chain of certificates.
   * @default - the controller's
   */
  readonly depth?: number;
  /**
   * What the subject must be: `CN=` and a regular expression.
   * @default - any
   */
  readonly subject?: string;
  /**
   * The URL to which clients without a good certificate are sent.
   * @default - they are refused
   */
  readonly errorPage?: string;
  /**
   * How the certificate is passed to the application: in a header, whole or in parts.
   * @default - not
   */
  readonly passed?: 'whole' | Can<Kind, 'clientCertificates.passedParts', 'parts'>;
  /**
   * The parts that are passed: `subject.commonName`, `notAfter`.
   * @default - the controller's
   */
  readonly parts?: readonly string[];
}

/** The hosts that requests may name. */
export interface AllowedHosts {
  /** Names of hosts. */
  readonly hosts: readonly string[];
  /**
   * Headers in which proxies tell the host, asked before Host.
   * @default - none
   */
  readonly from?: readonly string[];
}

/** The rules of a web application firewall. */
export interface Waf {
  /**
   * Whether OWASP's core rules hold.
   * @default false
   */
  readonly coreRules?: boolean;
  /**
   * Rules in the firewall's language.
   * @default - the controller's
   */
  readonly rules?: string;
  /**
   * What identifies a request in the firewall's log, such as `$request_id`.
   * @default - the firewall's
   */
  readonly transactionId?: string;
}
