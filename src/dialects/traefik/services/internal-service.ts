import type { Step } from '#model/routing/step.js';
import { crdProviderName, splitReference } from '../resources/names.js';

/** What a service of Traefik itself, or of a provider outside the manifests, does; undefined for those of Traefik's kinds. */
export function internalSteps(id: string): readonly Step[] | undefined {
  const { name, provider } = splitReference(id);
  if (provider === undefined || provider === crdProviderName) return undefined;
  if (provider !== 'internal') {
    const because = `the service ${id} is defined outside the manifests`;
    return [{ kind: 'open', code: 'missing-manifest', because }];
  }
  const status = name === 'noop' ? 418 : 200;
  const because = `${name} of Traefik itself answers`;
  return [{ kind: 'respond', status, because, ...(administration.has(name) && { administration: true }) }];
}

/** What shows, or takes, the configuration. (traefik v3.7.9, pkg/server/service/internalhandler.go) */
const administration: ReadonlySet<string> = new Set(['api', 'dashboard', 'rest']);
