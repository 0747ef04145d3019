const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text as its UTF-8 bytes, one character each. A lone surrogate of U+DC80 to U+DCFF stands for a byte that is no UTF-8. */
export function bytesOf(text: string): string {
  if (isAscii(text)) return text;
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) result += String.fromCharCode(code - 0xdc00);
    else result += code < 0x80 ? character : String.fromCharCode(...new TextEncoder().encode(character));
  }
  return result;
}

/** The text that `bytesOf` was made of. */
export function textOfBytes(bytes: string): string {
  if (isAscii(bytes)) return bytes;
  return bytes.replace(/[\x80-\xff]+/g, run => {
    try {
      return strict.decode(Uint8Array.from(run, byte => byte.charCodeAt(0)));
    } catch {
      return Array.from(run, byte => String.fromCharCode(0xdc00 + byte.charCodeAt(0))).join('');
    }
  });
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}
