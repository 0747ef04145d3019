/** A pattern without `\Q…\E`: each character between them is escaped instead. A lone `\E` is nothing. (pcre2pattern(3), "Backslash") */
export function unquoted(pattern: string): string {
  if (!pattern.includes('\\')) return pattern;
  let result = '';
  for (let at = 0; at < pattern.length; at++) {
    const pair = pattern.slice(at, at + 2);
    if (pair === '\\Q') {
      const end = pattern.indexOf('\\E', at + 2);
      result += escapedText(pattern.slice(at + 2, end < 0 ? undefined : end));
      at = end < 0 ? pattern.length : end + 1;
    } else if (pair.startsWith('\\')) {
      result += pair === '\\E' ? '' : pair;
      at += 1;
    } else result += pattern.charAt(at);
  }
  return result;
}

function escapedText(text: string): string {
  return text.replace(/[^0-9A-Za-z\x80-\xff]/g, '\\$&');
}
