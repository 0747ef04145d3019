import type { PolicyName, PolicySet } from '#model/policies/policies.js';
import type { Step } from '#model/routing/step.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import type { HeaderKey } from '../policies/headers/global-headers.js';
import { variableHeaders } from '../policies/headers/global-headers.js';
import { satisfying } from '../policies/access/satisfy.js';
import type { Location } from '../servers/servers.js';
import type { ServerContext } from './context.js';
import { placeOf } from './context.js';
import { denialOf } from './denial.js';
import { withErrorPages } from './error-pages.js';
import { forwardSteps, noEndpointSteps } from './forward-steps.js';
import { isExempt } from '../installation/path-exemptions.js';
import { locationPolicies } from './location-policies.js';
import { stepsBy } from './policy-steps.js';
import { tellingSteps } from './telling-steps.js';

/**
 * What a location does with a request, in the order of nginx's phases: what stands in the location itself, then Lua (the
 * redirect to https; who has no endpoints is answered at once), then access, then the backend. (ingress-nginx v1.15.1,
 * rootfs/etc/nginx/template/nginx.tmpl; lua/lua_ingress.lua:112-176; lua/balancer.lua, rewrite)
 */
export function stepsOf(location: Location, context: ServerContext): readonly Step[] {
  const { ingress } = location;
  if (!ingress) return [...context.before, ...tellingSteps({}, true, context), ...forwardSteps(location, context)];
  const denial = denialOf(ingress);
  if (denial) return [...context.before, ...withErrorPages([denial], location, undefined, context)];
  const policies = locationPolicies(location, context);
  const steps = servingSteps(location, ingress, policies, context);
  return [...context.before, ...withErrorPages(steps, location, policies.customErrors, context)];
}

function servingSteps(
  location: Location,
  ingress: ServedIngress,
  policies: PolicySet,
  context: ServerContext,
): readonly Step[] {
  const place = placeOf(ingress, location.path, context, 'location');
  const { data } = context.configuration;
  const isFree = isExempt(location.path, data['no-auth-locations']);
  const staysPlain = isExempt(location.path, data['no-tls-redirect-locations']);
  const by = (...names: readonly PolicyName[]) => names.flatMap(name => stepsBy(name, policies, place));
  const first = [
    ...openSteps(ingress),
    ...uncheckedSteps(ingress),
    ...variableSteps('response', 'add-headers'),
    ...by('hsts', 'responseHeaders', 'cors', 'snippets', 'redirect'),
    ...(staysPlain ? [] : by('httpsRedirect')),
  ];
  const nobody = noEndpointSteps(location, context);
  if (nobody.length > 0) return [...first, ...nobody];
  return [
    ...first,
    ...accessSteps(),
    ...tellingSteps(policies, isFree || !policies.passwordAuthentication, context),
    ...variableSteps('request', 'proxy-set-headers'),
    ...by('requestHeaders', 'pathRewrite', 'forwardedPrefix', 'upstreamHost', 'backendProtocol'),
    ...forwardSteps(location, context),
  ];

  /** Headers for all routes that differ by request. */
  function variableSteps(of: 'request' | 'response', key: HeaderKey): readonly Step[] {
    const set = variableHeaders(context, key);
    return Object.keys(set).length === 0 ? [] : [{ kind: 'headers', of, set }];
  }

  /**
   * Denied addresses first, then those allowed, then another service, then a password; one of them is enough where `satisfy`
   * says so. (ingress-nginx v1.15.1, rootfs/etc/nginx/template/nginx.tmpl:1203-1255)
   */
  function accessSteps(): readonly Step[] {
    const asked = isFree ? [] : by('externalAuthentication', 'passwordAuthentication');
    return satisfying(policies, by('clientAddresses'), asked);
  }
}

/** Objects that may stand elsewhere, or not at all. */
function openSteps({ references, reads }: ServedIngress): readonly Step[] {
  return references
    .filter(({ isOpen }) => isOpen)
    .map(({ name, object: { kind, namespace, name: object } }) => {
      const because = `whether there is a ${kind} ${namespace}/${object} cannot be told: without it every request is answered 503`;
      return { kind: 'open', code: 'missing-manifest', because, at: reads.annotations.at(name) };
    });
}

/** Values that nobody checks may hold anything, directives too. */
function uncheckedSteps({ invalid, reads }: ServedIngress): readonly Step[] {
  return invalid
    .filter(({ effect }) => effect === 'unknown')
    .map(({ name, wants }) => {
      const because = `${name} is not ${wants}, and this version looks at no value: what nginx makes of it cannot be told`;
      return { kind: 'open', code: 'snippet', because, at: reads.annotations.at(name) };
    });
}
