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
  return [{ kind: 'respond', status, because: `${name} of Traefik itself answers` }];
}
