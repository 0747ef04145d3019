import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import { re2 } from '#regex/engines.js';

const longest = 1_000_000;

/** Functions of strings and regular expressions. (cel-go ext/strings.go; apiserver pkg/cel/library/regex.go) */
export function addTexts(environment: Environment): void {
  environment
    .registerFunction('matchesGo(string, string): bool', matchesGo)
    .registerFunction('string.matchesGo(string): bool', matchesGo)
    .registerFunction(
      'string.find(string): string',
      (text: string, pattern: string) => found(text, pattern, 1)[0] ?? '',
    )
    .registerFunction('string.findAll(string): list<string>', (text: string, pattern: string) =>
      found(text, pattern, -1),
    )
    .registerFunction('string.findAll(string, int): list<string>', (text: string, pattern: string, most: bigint) =>
      found(text, pattern, Number(most)),
    )
    .registerFunction('string.charAt(int): string', (text: string, at: bigint) => text.charAt(Number(at)))
    .registerFunction('string.replace(string, string): string', (text: string, from: string, to: string) =>
      replaced(text, from, to, -1),
    )
    .registerFunction(
      'string.replace(string, string, int): string',
      (text: string, from: string, to: string, most: bigint) => replaced(text, from, to, Number(most)),
    )
    .registerFunction('string.reverse(): string', (text: string) => Array.from(text).reverse().join(''));
}

function matchesGo(text: string, pattern: string): boolean {
  return re2().compile(pattern).test(text);
}

function found(text: string, pattern: string, most: number): string[] {
  const matcher = re2().compile(pattern).matcher(text);
  const all: string[] = [];
  while (all.length !== most && matcher.find()) all.push(matcher.group() ?? '');
  return all;
}

function replaced(text: string, from: string, to: string, most: number): string {
  const parts = text.split(from);
  const kept = most < 0 ? parts : [...parts.slice(0, most), parts.slice(most).join(from)];
  if (text.length + kept.length * to.length > longest) throw new Error('the text grows too long');
  return kept.join(to);
}
