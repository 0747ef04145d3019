import type { ExternalAuthentication } from '#model/policies/access.js';

/** Why ingress-nginx cannot ask the service in this way, with the way out. */
export function unsayableAuthentication(policy: ExternalAuthentication): string | undefined {
  const { sentHeaders, keepAlive, cache } = policy;
  if (sentHeaders?.namespace === '') return 'the ConfigMap of the headers that the service is sent has no namespace';
  if (cache?.durations?.some(one => one.includes(',')))
    return 'ingress-nginx takes durations such as 200 202 5m, without commas';
  return keepAlive && keepAlive.connections < 1
    ? 'ingress-nginx keeps one connection or more, or says nothing of them'
    : undefined;
}
