/**
 * Where the value of a header comes from that a controller makes anew for each request. What has no value makes no header. A value
 * that nobody can foresee stands in angle brackets: `<request id>`, `<client address>` where the request does not tell it.
 */
export type HeaderSource =
  | { readonly kind: 'text'; readonly text: string }
  /** The address that the request is taken to come from. */
  | { readonly kind: 'client' }
  /** The address that connects. */
  | { readonly kind: 'peer' }
  /** The Host header, as sent. */
  | { readonly kind: 'host' }
  /** The port in the Host header. */
  | { readonly kind: 'host-port' }
  /** Path and query, as sent. */
  | { readonly kind: 'target' }
  /** One text over http, another over https. */
  | { readonly kind: 'by-scheme'; readonly http: string; readonly https: string }
  /** What the client sends in a header, several values with commas between them; `first`: what stands before the first comma. */
  | { readonly kind: 'sent'; readonly header: string; readonly part?: 'first' }
  /** nginx's text with variables. */
  | { readonly kind: 'variables'; readonly text: string }
  /** The first that has a value. */
  | { readonly kind: 'first'; readonly of: readonly HeaderSource[] }
  /** All that have a value, with commas between them. */
  | { readonly kind: 'list'; readonly of: readonly HeaderSource[] }
  /** Chance, or time: `request id`. */
  | { readonly kind: 'unforeseen'; readonly what: string };

/** A value of a header: a text, one that is made anew for each request, or none (`null`: the header is taken away). */
export type HeaderValue = string | null | HeaderSource;
