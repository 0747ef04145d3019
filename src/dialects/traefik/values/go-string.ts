/** A text as a Go string literal in double quotes, as `%q` writes it. (Go 1.25, strconv/quote.go) */
export function quoted(text: string): string {
  let result = '"';
  for (const character of text) result += quotedCharacter(character);
  return `${result}"`;
}

/** The text of a Go string literal in double quotes (without them), or why Go refuses it. (Go 1.25, strconv/quote.go: unquote) */
export function unquoted(body: string): { readonly text: string } | { readonly fault: string } {
  let text = '';
  for (let at = 0; at < body.length;) {
    const character = body.charAt(at);
    if (character === '\n') return { fault: 'a string in double quotes ends at the end of its line' };
    if (character !== '\\') {
      text += character;
      at++;
      continue;
    }
    const escape = escapeAt(body, at);
    if (!escape)
      return {
        fault: `\\${body.charAt(at + 1)} is no escape in double quotes: write \\\\ for a backslash, or use backquotes`,
      };
    text += escape.character;
    at += escape.length;
  }
  return { text };
}

const short: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};
const shortOf = new Map(Object.entries(short).map(([letter, character]) => [character, `\\${letter}`]));

function quotedCharacter(character: string): string {
  const known = shortOf.get(character);
  if (known !== undefined) return known;
  if (character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number): string => code.toString(16).padStart(digits, '0');
  if (code < 0x80) return `\\x${hex(2)}`;
  return code < 0x10000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
}

function escapeAt(body: string, at: number): { readonly character: string; readonly length: number } | undefined {
  const letter = body.charAt(at + 1);
  const known = Object.hasOwn(short, letter) ? short[letter] : undefined;
  if (known !== undefined) return { character: known, length: 2 };
  const numeric = /^\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{3}))/.exec(
    body.slice(at, at + 10),
  );
  if (!numeric) return undefined;
  const [whole, ...digits] = numeric;
  const code = numeric[4] === undefined ? parseInt(digits.join(''), 16) : parseInt(numeric[4], 8);
  if (code > 0x10ffff || (numeric[4] !== undefined && code > 255)) return undefined;
  return { character: String.fromCodePoint(code), length: whole.length };
}
