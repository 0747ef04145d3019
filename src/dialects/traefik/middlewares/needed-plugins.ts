import type { Json } from '#model/json.js';
import { isArray, isObject } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Plugin } from '#model/policies/serving.js';
import type { Context } from '../context/reading-context.js';
import type { Noted } from '../policies/feature.js';
import { holding } from '../policies/secrets.js';
import { knownPlugin } from '../policies/serving/plugins.js';
import type { Place } from '../resources/place.js';
import type { Needed } from './needed.js';
import { secretNeeded } from './needed-secrets.js';

/**
 * What a Middleware of a plugin cannot be built without: the plugin, and the Secrets whose keys its configuration names in the place of
 * texts. (traefik v3.7.9, pkg/plugins/builder.go: Build; pkg/provider/kubernetes/crd/kubernetes.go: loadSecretKeys, getSecretValue)
 */
export function pluginNeeded(
  context: Context,
  at: Place,
  { name, configuration }: Plugin,
  noted: Noted,
): readonly Needed[] {
  if (context.configuration.pluginNamed(name) === 'absent') noted('plugin', knownPlugin, name);
  return textsIn(configuration, ['plugin', name])
    .filter(({ text }) => text.startsWith(scheme))
    .flatMap(({ text, path }) => {
      const [secret = '', key, ...more] = text.slice(scheme.length).split(':');
      if (key === undefined || more.length > 0) {
        noted('plugin', `${scheme}NAME:KEY, a key of a Secret`, text);
        return [];
      }
      return [secretNeeded(context, at, [{ name: secret, path, key: 'plugin' }, holding(key)], noted)];
    });
}

const scheme = 'urn:k8s:secret:';

/** A text of a configuration, and where it stands. */
interface PlacedText {
  readonly text: string;
  readonly path: Path;
}

function textsIn(value: Json | undefined, path: Path): readonly PlacedText[] {
  if (typeof value === 'string') return [{ text: value, path }];
  if (isArray(value)) return value.flatMap((one, at) => textsIn(one, [...path, at]));
  return isObject(value) ? Object.entries(value).flatMap(([key, one]) => textsIn(one, [...path, key])) : [];
}
