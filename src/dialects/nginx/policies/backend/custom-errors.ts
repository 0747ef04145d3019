import { anyGiven } from '../../values/given.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature } from '../feature.js';
import { said } from '../feature.js';
import { configuredErrors, customErrorsName, statusesIn } from '../../installation/configured-errors.js';
import { booleanIn, textIn } from '../reads.js';
import { ownDefaultBackend } from './default-backend.js';

/**
 * Pages come from the Service of the Ingress's own default backend where it asks for them itself, else from the controller's.
 * (ingress-nginx v1.15.1, internal/ingress/annotations/customhttperrors/main.go; rootfs/etc/nginx/template/nginx.tmpl:494-502, 1404)
 */
export const customErrors: NginxFeature<'customErrors'> = {
  policy: 'customErrors',
  keys: [annotationKey(customErrorsName), annotationKey('disable-proxy-intercept-errors')],
  read: reads => {
    const text = textIn(reads, customErrorsName);
    const statuses = text === undefined ? configuredErrors(reads.configuration.data) : statusesIn(text);
    const disabled = booleanIn(reads, 'disable-proxy-intercept-errors');
    if (statuses.length === 0 && disabled === undefined) return undefined;
    const backend = text === undefined ? undefined : ownDefaultBackend(reads);
    return { statuses, ...anyGiven({ backend, disabled }) };
  },
  write: ({ statuses, backend, disabled }, { route }) => {
    const range = statuses.find(one => !/^[45]\d\d$/.test(one));
    if (range !== undefined)
      return { because: `ingress-nginx names statuses from 400 to 599 one by one, not ${range}; name each` };
    if (backend && backend.service !== route.policies.defaultBackend?.service)
      return {
        because: `ingress-nginx asks the default backend of the route for the pages of errors; name ${backend.service} as default backend`,
      };
    return said({
      [customErrorsName]: statuses.length > 0 ? statuses.join(',') : undefined,
      'disable-proxy-intercept-errors': disabled,
    });
  },
};
