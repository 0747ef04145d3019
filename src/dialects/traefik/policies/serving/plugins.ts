import type { Json, JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import type { Noted, WrittenFeature } from '../feature.js';

/**
 * What plugins do is not told by the manifests. A Middleware has one, by its name, and its configuration is a mapping. (traefik v3.7.9,
 * pkg/server/middleware/plugins.go: findPluginConfig; pkg/provider/kubernetes/crd/kubernetes.go: createPluginMiddleware)
 */
export const plugins: WrittenFeature<'plugins'> = {
  policy: 'plugins',
  purpose: 'plugin',
  keys: ['plugin'],
  read({ plugin }, noted) {
    if (!isObject(plugin)) return undefined;
    const entries = Object.entries(plugin);
    const [[name, configuration] = ['', undefined], ...others] = entries;
    if (name === '' || others.length > 0) noted('plugin', onePlugin, entries.map(([one]) => one).join(', '));
    return { list: [{ name, configuration: configurationOf(name, configuration, noted) }] };
  },
  steps({ list }) {
    return list.map(({ name }) => ({ kind: 'open', code: 'plugin', because: opaquePlugin(name) }));
  },
  write({ list }) {
    if (list.some(({ name }) => name === '')) return { because: 'a plugin has no name: name it', field: 'list' };
    return { plugin: list.map(({ name, configuration }) => ({ [name]: configuration })) };
  },
};

/** Nothing is told where nothing stands. */
function configurationOf(name: string, configuration: Json | undefined, noted: Noted): JsonObject {
  if (isObject(configuration)) return configuration;
  if (configuration !== undefined && configuration !== null)
    noted('plugin', `a mapping as the configuration of ${name}`, JSON.stringify(configuration));
  return {};
}

const onePlugin = 'exactly one plugin by its name: another has a Middleware of its own';

export function opaquePlugin(name: string): string {
  return `what the plugin ${name} does is not told by the manifests`;
}

/** What a Middleware of a plugin needs. */
export const knownPlugin =
  'a plugin that the static configuration brings (experimental.plugins or experimental.localPlugins)';
