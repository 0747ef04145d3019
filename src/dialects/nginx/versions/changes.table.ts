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
} as const satisfies Readonly<Record<string, Change>>;

/** The name of a change. */
export type NginxChange = keyof typeof nginxChanges;
