import type { Backend } from '#model/backend.js';
import type { IntentPath, IntentRoute, RefusedRoute } from '#model/routing/intent.js';
import { refused } from '#model/routing/intent.js';
import { meetsAll } from '../../label-selector.js';
import { pathFault as lostPath } from '../values/path-fault.js';
import { pathsOf } from '#model/routing/intent-places.js';
import { regexFault } from '../rule/matchers.js';
import type { Placement } from './placement.js';
import { wordsFor } from './words/route-words.js';
import { sharesOf } from './shares.js';

/** Why Traefik cannot say a route, where it cannot. */
export function refusalOf(route: IntentRoute, placement: Placement): RefusedRoute | undefined {
  return (
    placeRefusal(route, placement) ??
    hostRefusal(route) ??
    pathRefusal(route) ??
    backendRefusal(route, placement) ??
    policyRefusal(route) ??
    pluginRefusal(route, placement)
  );
}

function placeRefusal(route: IntentRoute, { configuration, plain, secure }: Placement): RefusedRoute | undefined {
  if (!configuration.crd) {
    return refused(
      route,
      'unsupported-policy',
      'the provider of IngressRoutes (kubernetesCRD) of this Traefik is off; turn it on',
    );
  }
  if (!meetsAll(route.labels, configuration.crd.requires)) {
    const because = 'Traefik reads resources of certain labels alone (labelSelector); give them to the route';
    return refused(route, 'unsupported-policy', because);
  }
  if (!plain) return refused(route, 'unsupported-policy', 'Traefik has no entry point for plain HTTP; give it one');
  if (plain.redirection && !route.policies.httpsRedirect?.enabled) {
    return refused(
      route,
      'unsupported-policy',
      `the entry point ${plain.name} redirects all requests; ask for the redirect to https`,
    );
  }
  if (secure || (!route.tls && !route.policies.httpsRedirect?.enabled)) return undefined;
  return refused(
    route,
    'unsupported-policy',
    'Traefik has no entry point for https; give it one on port 443, or with http.tls',
  );
}

function hostRefusal(route: IntentRoute): RefusedRoute | undefined {
  const bad = route.hosts.find(
    host => host !== '*' && !/^(?:\*\.)?[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/.test(host),
  );
  if (bad !== undefined)
    return refused(
      route,
      'unsupported-host',
      `${bad} is no host; write it with letters, digits, hyphens and dots, what is beyond ASCII in punycode`,
    );
  if (route.tls?.issuer && (route.hosts.length === 0 || route.hosts.includes('*'))) {
    return refused(
      route,
      'unsupported-host',
      'a certificate cannot be issued for a route without a host; name its hosts, or a Secret without an issuer',
    );
  }
  return undefined;
}

function pathRefusal(route: IntentRoute): RefusedRoute | undefined {
  for (const path of route.paths) {
    const because = pathFault(path);
    if (because !== undefined) return refused(route, 'unsupported-path', because);
  }
  return undefined;
}

function pathFault(path: IntentPath): string | undefined {
  if (path.kind === 'regex') return regexFault(`^(?:${path.pattern})$`);
  return lostPath(path.path, path.kind);
}

function backendRefusal(route: IntentRoute, { configuration }: Placement): RefusedRoute | undefined {
  const shares = sharesOf(route);
  if (shares.length === 0)
    return refused(route, 'unsupported-backends', 'no Service has a share of the requests; give one a weight above 0');
  const fraction = shares.find(({ weight }) => !Number.isSafeInteger(weight));
  if (fraction)
    return refused(
      route,
      'unsupported-backends',
      `Traefik takes whole numbers for weights, not ${fraction.weight}; multiply all weights`,
    );
  const foreign = [...shares.map(({ backend }) => backend), ...namedByPolicies(route)].find(
    ({ namespace }) => namespace !== route.namespace,
  );
  if (!foreign || configuration.crd?.allowCrossNamespace) return undefined;
  const { namespace, service } = foreign;
  return refused(
    route,
    'unsupported-backends',
    `${namespace}/${service} is in another namespace, and allowCrossNamespace of this Traefik is off; turn it on, or put the route there`,
  );
}

/** The Services of policies: where requests are mirrored to, and whose pages stand for errors. */
function namedByPolicies({ policies: { mirror, customErrors } }: IntentRoute): readonly Backend[] {
  return [
    ...(mirror?.to.kind === 'backend' ? [mirror.to.backend] : []),
    ...(customErrors?.backend ? [customErrors.backend] : []),
  ];
}

/** A Middleware of a plugin that is not there would take all routes with it away. What no configuration tells is not held against it. */
function pluginRefusal(route: IntentRoute, { configuration }: Placement): RefusedRoute | undefined {
  const sets = [route.policies, ...(route.policies.repeated?.sets ?? [])];
  for (const [nth, { plugins }] of sets.entries()) {
    const absent = plugins?.list.find(({ name }) => configuration.pluginNamed(name) === 'absent');
    if (!absent) continue;
    const because = `the static configuration of this Traefik does not bring the plugin ${absent.name}; name it under experimental.plugins or experimental.localPlugins`;
    const about = nth > 0 ? ({ policy: 'repeated', field: `${nth - 1}` } as const) : ({ policy: 'plugins' } as const);
    return refused(route, 'unsupported-policy', because, about);
  }
  return undefined;
}

function policyRefusal(route: IntentRoute): RefusedRoute | undefined {
  for (const path of pathsOf(route)) {
    const words = wordsFor(route, path);
    if ('because' in words) {
      const { because, ...about } = words;
      return refused(route, 'unsupported-policy', because, about);
    }
  }
  return undefined;
}
