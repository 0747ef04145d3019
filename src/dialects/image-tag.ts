/** The tag of an image: `v1.11.3` of `registry.k8s.io/ingress-nginx/controller:v1.11.3@sha256:…`. Undefined where it has none. */
export function tagOf(image: string): string | undefined {
  const [named = ''] = image.split('@');
  return /:([\w][\w.+-]{0,127})$/.exec(named)?.[1];
}
