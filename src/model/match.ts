/** A dialect of regular expressions: PCRE (nginx) or RE2 (Go). */
export type RegexFlavour = 'pcre' | 're2';

/** A regular expression as its controller understands it. It matches anywhere unless its text holds anchors. */
export interface Regex {
  readonly flavour: RegexFlavour;
  readonly pattern: string;
  readonly ignoreCase: boolean;
}

/**
 * The hosts that a virtual host, a match or a certificate covers. `wildcard` is `*.` before `suffix` (which has no leading dot):
 * `one` label or `many` stand for the star (with `orNone`, no character at all too: `.example.com`). Hosts are compared in lower case, without port and trailing dot.
 */
export type HostPattern =
  | { readonly kind: 'any' }
  | { readonly kind: 'exact'; readonly host: string }
  | { readonly kind: 'wildcard'; readonly suffix: string; readonly labels: 'one' | 'many'; readonly orNone?: true }
  /** With `dotted`, held to the host with the dot at its end, where the request has one. */
  | { readonly kind: 'regex'; readonly regex: Regex; readonly dotted?: true };

/**
 * What a path is held to, after the controller's normalisation. A prefix by `element` takes whole path elements
 * (`/foo` takes /foo and /foo/x, not /foobar), by `character` any continuation.
 */
export type PathMatch =
  | { readonly kind: 'exact'; readonly path: string }
  | { readonly kind: 'prefix'; readonly path: string; readonly by: 'element' | 'character' }
  | { readonly kind: 'regex'; readonly regex: Regex };

/** What a header's or a query parameter's value is held to. */
export type ValueMatch =
  { readonly kind: 'exact'; readonly value: string } | { readonly kind: 'regex'; readonly regex: Regex };

/** Whether a request belongs to a route. */
export type Match =
  | { readonly kind: 'always' }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Match[] }
  | { readonly kind: 'not'; readonly of: Match }
  | { readonly kind: 'host'; readonly host: HostPattern }
  | { readonly kind: 'path'; readonly path: PathMatch }
  | { readonly kind: 'method'; readonly method: string }
  | { readonly kind: 'header'; readonly name: string; readonly value: ValueMatch }
  | { readonly kind: 'query'; readonly name: string; readonly value: ValueMatch }
  | { readonly kind: 'client-ip'; readonly cidrs: readonly string[] };

/** A request that has the header, whatever its value. */
export function hasHeader(name: string): Match {
  return {
    kind: 'header',
    name,
    value: { kind: 'regex', regex: { flavour: 're2', pattern: '', ignoreCase: false } },
  };
}
