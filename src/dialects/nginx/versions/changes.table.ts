import type { Change } from '../../change.js';

/**
 * What ingress-nginx does since a release, and did not before. Found by comparing the code at the tags controller-v1.8.5 to
 * controller-v1.15.1 (that of v1.9.0 leads to code that was never released: its changelog and v1.9.1 stand for it).
 */
export const nginxChanges = {
  snippetsOff: {
    since: ['1.9.0'],
    says: 'snippets are taken only where `allow-snippet-annotations` of the ConfigMap is true',
    source: '#10393; internal/ingress/controller/config/config.go: NewDefault',
  },
  ownNamespace: {
    since: ['1.12.0'],
    says: 'Secrets and ConfigMaps of other namespaces are looked at only where `allow-cross-namespace-resources` is true',
    source: '#11819; internal/ingress/controller/config/config.go: NewDefault',
  },
  riskHigh: {
    since: ['1.12.0'],
    says: 'an Ingress with an annotation of the risk Critical is passed over unless `annotations-risk-level` is Critical',
    source: '#11819; internal/ingress/controller/config/config.go: NewDefault',
  },
  checkedValues: {
    since: ['1.12.0'],
    says: 'the characters of values are looked at unless `--enable-annotation-validation` is false; before only where it is true',
    source: '#11819; pkg/flags/flags.go; internal/ingress/annotations/parser/validators.go: checkAnnotation',
  },
  aliasesAtRisk: {
    since: ['1.13.8', '1.14.4', '1.15.0'],
    says: 'an older name of an annotation has its risk too (`whitelist-source-range`, `limit-whitelist`)',
    source: '#14664; internal/ingress/annotations/parser/validators.go: CheckAnnotationRisk',
  },
  quotedLocations: {
    since: ['1.13.7', '1.14.3'],
    says: 'paths and names of servers are quoted; before a blank, `;` or `{` in one that is no regular expression stopped nginx',
    source:
      '#14501; rootfs/etc/nginx/template/nginx.tmpl; internal/ingress/controller/template/template.go: buildLocation',
  },
  portOfWww: {
    since: ['1.12.0'],
    says: 'the redirect of `from-to-www-redirect` names the port; before only where that of https is not 443',
    source:
      'rootfs/etc/nginx/lua/nginx/ngx_srv_redirect.lua; before rootfs/etc/nginx/template/nginx.tmpl: RedirectServers',
  },
  originsOfAnyScheme: {
    since: ['1.12.0'],
    says: '`cors-allow-origin` takes origins of any scheme (`capacitor://localhost`); before of http and https alone',
    source: 'internal/ingress/annotations/cors/main.go: corsOriginRegex',
  },
  originNull: {
    since: ['1.13.0'],
    says: '`cors-allow-origin` takes the origin `null`',
    source: 'internal/ingress/annotations/cors/main.go: corsOriginRegex',
  },
  originalForwardedHost: {
    since: ['1.13.0'],
    says: 'backends are told the `X-Forwarded-Host` that the client sent, as `X-Original-Forwarded-Host`',
    source: '#12999; rootfs/etc/nginx/template/nginx.tmpl',
  },
  busyBuffersOf8k: {
    since: ['1.13.0'],
    until: ['1.13.2'],
    says: 'proxy_busy_buffers_size is 8k for every location, and a greater `proxy-buffer-size` stops nginx; else nginx reckons it',
    source: '#12433, #13780; internal/ingress/controller/config/config.go: NewDefault',
  },
} as const satisfies Readonly<Record<string, Change>>;

/** The name of a change. */
export type NginxChange = keyof typeof nginxChanges;
