import type { Annotations } from '../annotations.js';
import { booleanOf } from '../annotations.js';
import type { Configuration } from '../../installation/configuration.js';
import { booleanIn } from '../../installation/configuration.js';

/** What the group `rewrite` asks: the path that the backend sees, regular expressions, redirects to https. */
export interface RewriteAsk {
  /** Empty: none. */
  readonly target: string;
  readonly useRegex: boolean;
  /** The host's `/` leads there. */
  readonly appRoot: string | undefined;
  /** Redirect plain requests to https where the host has a certificate entry. */
  readonly httpsIfCertified: boolean;
  /** Redirect them anyway. */
  readonly httpsAlways: boolean;
  readonly keepSlash: boolean;
  readonly portInRedirects: boolean;
}

/** (ingress-nginx v1.15.1, internal/ingress/annotations/rewrite/main.go and portinredirect/main.go) */
export function rewriteAsk(annotations: Annotations, { data }: Configuration): RewriteAsk {
  const either = (name: string, otherwise: boolean) => booleanOf(annotations, name) ?? booleanIn(data, name, otherwise);
  return {
    target: annotations.values.get('rewrite-target') ?? '',
    useRegex: booleanOf(annotations, 'use-regex') ?? false,
    appRoot: appRootOf(annotations.values.get('app-root')),
    httpsIfCertified: either('ssl-redirect', true),
    httpsAlways: either('force-ssl-redirect', false),
    keepSlash: either('preserve-trailing-slash', false),
    portInRedirects: either('use-port-in-redirects', false),
  };
}

/** Only a path that begins with a slash counts. */
function appRootOf(value: string | undefined): string | undefined {
  return value?.startsWith('/') ? value : undefined;
}
