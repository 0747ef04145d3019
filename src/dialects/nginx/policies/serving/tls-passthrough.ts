import { goBoolean } from '../../values/go-values.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { booleanIn } from '../reads.js';

/** The annotation that asks for TLS to be passed on. */
export const passthroughName = 'ssl-passthrough';

/** (ingress-nginx v1.15.1, internal/ingress/annotations/sslpassthrough/main.go; internal/ingress/controller/controller.go, getStreamServices: with --enable-ssl-passthrough only) */
export const tlsPassthrough: NginxFeature<'tlsPassthrough'> = {
  policy: 'tlsPassthrough',
  keys: [annotationKey(passthroughName)],
  read: reads => {
    const enabled = booleanIn(reads, passthroughName);
    return enabled === undefined ? undefined : { enabled };
  },
  write: ({ enabled }, { flags, route }) => {
    if (!enabled) return said({ [passthroughName]: false });
    if (goBoolean(flags['enable-ssl-passthrough'] ?? '') !== true)
      return {
        because:
          'ingress-nginx passes TLS on only where it runs with --enable-ssl-passthrough; run it so, and add the flag to the settings of the controller',
      };
    return route.paths.some(path => path.kind !== 'prefix' || path.path !== '/')
      ? { because: 'ingress-nginx sees no path where TLS ends at the backend; give the route the path /' }
      : said({ [passthroughName]: true });
  },
};
