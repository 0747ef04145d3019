/**
 * Words that hint at an attempt to inject configuration; `alias` and `root` count where a semicolon follows.
 * (ingress-nginx v1.15.1, internal/ingress/inspector/rules.go:25-29)
 */
export function isForbidden(text: string): boolean {
  const directives = text.slice(0, Math.max(0, text.lastIndexOf(';')));
  const files = /\/etc\/(?:passwd|shadow|group|nginx|ingress-controller)|\/var\/run\/secrets|_by_lua/;
  return directives.includes('alias') || directives.includes('root') || files.test(text);
}
