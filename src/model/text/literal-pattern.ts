/** A text as a regular expression that matches it and nothing else: outside of character classes PCRE and RE2 read it alike. */
export function literalPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
