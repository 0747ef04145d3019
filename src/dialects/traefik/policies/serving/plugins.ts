import { isObject } from '#model/json.js';
import type { TraefikFeature } from '../feature.js';

/** What plugins do is not told by the manifests. (traefik v3.7.9, pkg/server/middleware/plugins.go) */
export const plugins: TraefikFeature<'plugins'> = {
  policy: 'plugins',
  keys: ['plugin'],
  acts: ['plugin'],
  read({ plugin }) {
    if (!isObject(plugin)) return undefined;
    const [name = ''] = Object.keys(plugin);
    return { names: [name] };
  },
  steps({ names }) {
    return names.map(name => ({ kind: 'open', code: 'plugin', because: opaquePlugin(name) }));
  },
};

export function opaquePlugin(name: string): string {
  return `what the plugin ${name} does is not told by the manifests`;
}

/** What a Middleware of a plugin needs. */
export const knownPlugin =
  'a plugin that the static configuration brings (experimental.plugins or experimental.localPlugins)';
