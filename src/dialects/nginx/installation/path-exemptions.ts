/** Whether a path begins with an item of a list of the ConfigMap. (ingress-nginx v1.15.1, internal/ingress/controller/template/template.go:912) */
export function isExempt(path: string, list = '/.well-known/acme-challenge'): boolean {
  return list
    .split(',')
    .map(one => one.trim())
    .some(one => one !== '' && path.startsWith(one));
}
