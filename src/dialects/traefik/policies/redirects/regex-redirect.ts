import type { JsonObject } from '#model/json.js';
import { textOf } from '#model/json.js';

/** What a redirectRegex says. (traefik v3.7.9, pkg/middlewares/redirect/redirect_regex.go) */
export interface RegexRedirect {
  /** RE2, over the whole URL. */
  readonly pattern: string;
  readonly replacement: string;
  readonly permanent: boolean;
}

export const regexKeys: readonly string[] = [
  'redirectRegex.regex',
  'redirectRegex.replacement',
  'redirectRegex.permanent',
];

export function readRegex({ regex, replacement, permanent }: JsonObject): RegexRedirect {
  return { pattern: textOf(regex) ?? '', replacement: textOf(replacement) ?? '', permanent: permanent === true };
}

export function writtenRegex({ pattern, replacement, permanent }: RegexRedirect): JsonObject {
  return { redirectRegex: { regex: pattern, replacement, ...(permanent && { permanent }) } };
}

/** A text that stands for itself in a replacement. */
export function literalReplacement(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** The text of a replacement without groups. */
export function literalIn(replacement: string): string | undefined {
  const rest = replacement.replaceAll('$$', '');
  return rest.includes('$') ? undefined : replacement.replaceAll('$$', '$');
}
