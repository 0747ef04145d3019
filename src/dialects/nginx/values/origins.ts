/** What a release takes for an origin in `cors-allow-origin`; others are left out. (ingress-nginx v1.9.3 to v1.15.1, internal/ingress/annotations/cors/main.go: corsOriginRegex) */
export function originPattern(anyScheme: boolean, takesNull: boolean): RegExp {
  const scheme = anyScheme ? '[a-z]+' : 'https?';
  const none = takesNull ? '|null' : '';
  return new RegExp(`^(?:${scheme}://(?:\\*\\.)?[A-Za-z0-9\\-.]*(?::\\d+)?${none})$`);
}
