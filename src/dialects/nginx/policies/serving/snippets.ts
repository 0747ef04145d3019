import type { Step } from '#model/routing/step.js';
import { booleanIn } from '../../installation/configuration.js';
import { anyGiven, given } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import { authenticationUrl } from '../access/external-authentication.js';
import type { NginxFeature, Place } from '../feature.js';
import { said } from '../feature.js';
import { textIn } from '../reads.js';

/**
 * Directives of nginx may do anything, where the ConfigMap allows them. The server's stand before its locations; the first of
 * a host count. (ingress-nginx v1.15.1, internal/ingress/annotations/snippet/main.go and serversnippet/main.go)
 */
export const snippets: NginxFeature<'snippets'> = {
  policy: 'snippets',
  keys: ['configuration-snippet', 'server-snippet', 'auth-snippet', 'stream-snippet'].map(annotationKey),
  requires: [{ name: authenticationUrl, by: ['auth-snippet'] }],
  read: reads =>
    anyGiven({
      location: textIn(reads, 'configuration-snippet'),
      server: textIn(reads, 'server-snippet'),
      authentication: textIn(reads, 'auth-snippet'),
      stream: textIn(reads, 'stream-snippet'),
    }),
  steps: ({ location, server }, place) => {
    if (!place.setUp.snippetsAllowed) return [];
    if (place.within === 'server') return server === undefined ? [] : [opaque('server-snippet', place)];
    return location === undefined ? [] : [opaque('configuration-snippet', place)];
  },
  write: ({ location, server, authentication, stream }, { data, route }) => {
    if (!booleanIn(data, 'allow-snippet-annotations', false))
      return {
        because:
          'ingress-nginx takes no snippets unless allow-snippet-annotations of its ConfigMap allows them; set it there, and in the settings of the controller',
      };
    if (authentication !== undefined && !route.policies.externalAuthentication)
      return { because: 'a snippet for authentication is read with an external authentication only; ask for one' };
    return said({
      'configuration-snippet': location,
      'server-snippet': server,
      'auth-snippet': authentication,
      'stream-snippet': stream,
    });
  },
};

function opaque(name: string, { at }: Place): Step {
  return { kind: 'open', code: 'snippet', because: `${name} holds directives of nginx`, ...given({ at: at(name) }) };
}
