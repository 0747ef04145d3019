import { nearest } from '#model/text/nearest.js';
import type { SettingFault } from '../../../dialect.js';
import { configMapKeys } from './keys.table.js';

/**
 * What of a ConfigMap's data the controller does not read. Capitals do not matter to it.
 * (mitchellh/mapstructure v1.5.0, mapstructure.go: decodeStructFromMap)
 */
export function keyFaults(data: Readonly<Record<string, string>>): readonly SettingFault[] {
  return Object.keys(data).flatMap(name => {
    if (configMapKeys.includes(name.toLowerCase())) return [];
    const near = nearest(name, configMapKeys);
    const hint = near === undefined ? 'leave it away' : `did you mean ${near}?`;
    return [{ name, key: true, says: `ingress-nginx reads no ${name} of its ConfigMap; ${hint}` }];
  });
}
