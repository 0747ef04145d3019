/** What a controller's routes can be asked for, and why not: the types of `expose` and `Route` derive from it. */
export const capabilities = {
  'ingress-nginx': {
    rewrite: 'can',
    rateLimit: 'can',
    redirect: 'can',
    /** ingress-nginx v1.15.1, docs/user-guide/nginx-configuration/configmap.md (http-redirect-code). */
    redirectStatus: {
      cannot: 'ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap',
    },
    otherRedirectStatus: {
      cannot: 'ingress-nginx has one status for every redirect to https: http-redirect-code in its ConfigMap',
    },
    /** ingress-nginx v1.15.1, internal/ingress/controller/controller.go (mergeAlternativeBackends). */
    manyBackends: {
      cannot: 'ingress-nginx splits traffic between two Services, by one canary Ingress: name at most two',
    },
  },
  traefik: {
    rewrite: 'can',
    rateLimit: 'can',
    redirect: 'can',
    redirectStatus: 'can',
    /** traefik v3.7.9, pkg/middlewares/redirect/redirect.go (moveHandler). */
    otherRedirectStatus: {
      cannot: 'Traefik answers GET with 301 or 302, and other methods with 308 or 307: ask for 301 or 302',
    },
    manyBackends: 'can',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, 'can' | { readonly cannot: string }>>>>;
