import type { JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import { fieldOf } from './static-field.js';

/** Whether a plugin is there that a Middleware names. What no configuration tells is open. */
export type PluginNamed = (name: string) => 'on' | 'absent' | 'open';

/**
 * The plugins that a static configuration brings: who names another has a Middleware that cannot be built. (traefik v3.7.9,
 * pkg/config/static/experimental.go: Plugins, LocalPlugins; pkg/plugins/builder.go: Build)
 */
export function namedPlugins(told: JsonObject | undefined): PluginNamed {
  if (!told || Object.keys(told).length === 0 || fieldOf(told, 'configFile') !== undefined) return () => 'open';
  const experimental = objectOf(fieldOf(told, 'experimental'));
  const names = ['plugins', 'localPlugins'].flatMap(one => Object.keys(objectOf(fieldOf(experimental, one))));
  return name => (names.includes(name) ? 'on' : 'absent');
}
