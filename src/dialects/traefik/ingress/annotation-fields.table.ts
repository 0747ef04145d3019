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
 * The annotations of an Ingress below `traefik.ingress.kubernetes.io/router.`, in lower case.
 * (traefik v3.7.9, pkg/provider/kubernetes/ingress/annotations.go: RouterIng; pkg/config/dynamic/http_config.go)
 */
export const routerFields: Readonly<Record<string, AnnotationField>> = {
  pathmatcher: text,
  entrypoints: list,
  middlewares: list,
  priority: integer,
  rulesyntax: text,
  tls: {
    type: 'fields',
    fields: { options: text, certresolver: text, domains: { type: 'items', fields: { main: text, sans: list } } },
  },
  observability: {
    type: 'fields',
    fields: { accesslogs: boolean, metrics: boolean, tracing: boolean, traceverbosity: text },
  },
};

/** The annotations of a Service below `traefik.ingress.kubernetes.io/service.`. (the same files: ServiceIng, Sticky, Cookie) */
export const serviceFields: Readonly<Record<string, AnnotationField>> = {
  serversscheme: text,
  serverstransport: text,
  passhostheader: boolean,
  middlewares: list,
  nativelb: boolean,
  nodeportlb: boolean,
  sticky: {
    type: 'fields',
    fields: {
      cookie: {
        type: 'fields',
        fields: {
          name: text,
          secure: boolean,
          httponly: boolean,
          samesite: text,
          maxage: integer,
          path: text,
          domain: text,
        },
      },
    },
  },
};
