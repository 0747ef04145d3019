/** A part of a text: offsets of UTF-16 code units, the end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The parts of any text that are confidential, in order: who logs in by a URL, private keys, hashes of passwords. */
export function confidentialParts(text: string): readonly Span[] {
  const spans = patterns.flatMap(({ sign, pattern }) => (text.includes(sign) ? partsBy(pattern, text) : []));
  return spans.sort((a, b) => a.start - b.start);
}

/** A text for messages: `…` in place of what is confidential in it. */
export function withoutSecrets(text: string): string {
  let result = '';
  let from = 0;
  for (const { start, end } of confidentialParts(text)) {
    if (end <= from) continue;
    if (start >= from) result += `${text.slice(from, start)}…`;
    from = end;
  }
  return from === 0 ? text : result + text.slice(from);
}

/** Plain data with each of its texts for messages. What is made by us alone has nothing that changes. */
export function withoutSecretsIn<Data>(data: Data): Data {
  return cleaned(data) as Data; // mappings, lists and texts, each as before
}

function cleaned(data: unknown): unknown {
  if (typeof data === 'string') return withoutSecrets(data);
  if (Array.isArray(data)) return data.map(cleaned);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, cleaned(one)]));
}

/** Whether a text may hold a Secret, a variable or a key somewhere: a manifest in a text, or a file that cannot be read. */
export function maySpill(text: string): boolean {
  return signs.test(text);
}

const signs =
  /stringData|secretGenerator|last-applied|kind\\*["']?[ \t]*:[ \t]*\\*["']?secret|(^|[\s,{"'])env\\*["']?[ \t]*:|PRIVATE KEY-----|path\\*["']?[ \t]*:[ \t]*\\*["']?\/(data|env)\//im;

function partsBy(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].flatMap(({ indices }) => {
    const [start, end] = indices?.groups?.['part'] ?? [0, 0];
    return start < end ? [{ start, end }] : [];
  });
}

/** How much of a text one part takes at most: what has no end is not sought through the whole of a large file. */
const patterns: readonly { readonly sign: string; readonly pattern: RegExp }[] = [
  /** `https://user:password@host`; a password may hold what a URL would have to escape. */
  { sign: '@', pattern: /(?<![\w/.-])\\?\/\\?\/(?<part>[^\s/?#@"'`<>]{0,500}(?:@[^\s/?#@"'`<>]{0,500}){0,5})@/dg },
  {
    sign: '@',
    pattern: /(?<![\w/.-])\\?\/\\?\/(?<part>[^\s/?#@:["'`<>]{1,200}:(?!\d{1,5}[/?#])(?:(?!:\/\/)[^\s"'`<>]){0,500})@/dg,
  },
  {
    sign: 'PRIVATE KEY',
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?<part>(?:[^"'-]|-(?!----)){1,20000})/dg,
  },
  /** The same in base64. */
  { sign: 'LS0tLS1CRUdJTi', pattern: /(?<part>LS0tLS1CRUdJTi[A-Za-z0-9+/=]{0,20000})/dg },
  /** Lines of htpasswd files, as Apache and Traefik's basic authentication read them. */
  { sign: '$', pattern: /(?<part>\${1,2}(?:apr1|2[abxy]|argon2[a-z]{1,2}|scrypt|g?y)\${1,2}[^\s"'`,]{4,500})/dg },
  {
    sign: '$',
    pattern: /(?<part>\${1,2}[156]\${1,2}(?:rounds=\d+\$)?[./0-9A-Za-z]{1,16}\${1,2}[./0-9A-Za-z]{20,86})/dg,
  },
  { sign: '{', pattern: /\{(?:SSHA|SHA|PLAIN|MD5|SMD5|CRYPT)\d{0,3}\}(?<part>[^\s"'`,]{1,500})/dg },
];
