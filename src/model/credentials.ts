/** Somebody who may come, and what shows the password: its hash, or (digest) the hash of name, realm and password. */
export interface User {
  readonly name: string;
  readonly hash: string;
}

/** Which forms of hashes count: those of nginx and the crypt(3) beneath it, or those of Go's libraries. */
export type HashForms = 'nginx' | 'go';

/** What a request shows: a password, with one character for each byte, or the answer to a challenge, by the names of its parts. */
export type ShownCredentials =
  | { readonly kind: 'password'; readonly password: string; readonly forms: HashForms }
  | { readonly kind: 'answer'; readonly method: string; readonly parts: ReadonlyMap<string, string> };

/**
 * Whether what is shown is right by a hash; undefined where nobody here knows its form; never throws. Whoever analyses manifests hands one
 * in: without it, whether credentials are right is unknown.
 */
export type VerifyCredentials = (shown: ShownCredentials, hash: string) => boolean | undefined;
