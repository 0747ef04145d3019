import type { Resource } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';

export function forwardTo(namespace: string, service: string, port: number | string): Step {
  return { kind: 'forward', backends: [{ backend: { namespace, service, port }, weight: 1 }] };
}

/** What a Service without endpoints answers where Traefik may serve it. */
export function noneReady({ name }: Resource): Step {
  return { kind: 'respond', status: 503, because: `no endpoints of ${name} are ready` };
}
