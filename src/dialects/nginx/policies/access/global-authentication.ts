import type { ExternalAuthentication } from '#model/policies/access.js';
import type { Configuration } from '../../installation/configuration.js';
import { given } from '../../values/given.js';
import { itemsIn } from '../reads.js';

/** The service that the ConfigMap has asked for all routes. (ingress-nginx v1.15.1, docs/user-guide/nginx-configuration/configmap.md, global-auth-url) */
export function globalAuthentication({ data }: Pick<Configuration, 'data'>): ExternalAuthentication | undefined {
  const text = (key: string) => (data[key] === '' ? undefined : data[key]);
  const url = text('global-auth-url');
  if (url === undefined) return undefined;
  const signIn = text('global-auth-signin');
  const headers = text('global-auth-response-headers');
  return {
    url,
    global: true,
    ...given({
      method: text('global-auth-method'),
      signIn:
        signIn === undefined
          ? undefined
          : { url: signIn, ...given({ parameter: text('global-auth-signin-redirect-param') }) },
      requestUrl: text('global-auth-request-redirect'),
      responseHeaders: headers === undefined ? undefined : itemsIn(headers),
    }),
  };
}
