import { decoded, encoded, isEscapedByGo } from './escapes.js';

/** The path as it is sent: the raw form where it says the same, else the path with escapes. (Go 1.25, net/url/url.go: EscapedPath) */
export function wire(path: string, raw: string): string {
  return isValidRaw(raw) && decoded(raw) === path ? raw : encoded(path, isEscapedByGo);
}

function isValidRaw(raw: string): boolean {
  return /^(?:[A-Za-z0-9\-_.~$&+,/:;=@!'()*[\]]|%[0-9A-Fa-f]{2})*$/.test(raw);
}
