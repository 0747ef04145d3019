/** What Traefik reads from an annotation: the type of a value, or fields of their own. */
export type AnnotationField =
  | { readonly type: 'text' | 'list' | 'integer' | 'boolean' }
  | { readonly type: 'fields'; readonly fields: Readonly<Record<string, AnnotationField>> }
  | { readonly type: 'items'; readonly fields: Readonly<Record<string, AnnotationField>> };

const text: AnnotationField = { type: 'text' };
const list: AnnotationField = { type: 'list' };
const integer: AnnotationField = { type: 'integer' };
const boolean: AnnotationField = { type: 'boolean' };

/**
 * The annotations of an Ingress below `traefik.ingress.kubernetes.io/router.`, named as the fields of
 * IngressRoutes; an annotation is read without regard to case.
 * (traefik v3.7.9, pkg/provider/kubernetes/ingress/annotations.go: RouterIng; pkg/config/dynamic/http_config.go)
 */
export const routerFields: Readonly<Record<string, AnnotationField>> = {
  pathMatcher: text,
  entryPoints: list,
  middlewares: list,
  priority: integer,
  ruleSyntax: text,
  tls: {
    type: 'fields',
    fields: { options: text, certResolver: text, domains: { type: 'items', fields: { main: text, sans: list } } },
  },
  observability: {
    type: 'fields',
    fields: { accessLogs: boolean, metrics: boolean, tracing: boolean, traceVerbosity: text },
  },
};

/** The annotations of a Service below `traefik.ingress.kubernetes.io/service.`. (the same files: ServiceIng, Sticky, Cookie) */
export const serviceFields: Readonly<Record<string, AnnotationField>> = {
  serversScheme: text,
  serversTransport: text,
  passHostHeader: boolean,
  middlewares: list,
  nativeLB: boolean,
  nodePortLB: boolean,
  sticky: {
    type: 'fields',
    fields: {
      cookie: {
        type: 'fields',
        fields: {
          name: text,
          secure: boolean,
          httpOnly: boolean,
          sameSite: text,
          maxAge: integer,
          path: text,
          domain: text,
        },
      },
    },
  },
};
