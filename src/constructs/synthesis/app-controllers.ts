import type { ControllerSettings } from '#model/routing/controller.js';
import type { PlatformSettings } from '../settings/platform-settings.js';

/** The controllers of all platforms that have constructs in an app. */
export interface AppControllers {
  readonly controllers: readonly ControllerSettings[];
  readonly faults: readonly string[];
}

/** Platforms that share a controller share it here; what has one name and is set up in two ways is a fault. */
export function appControllers(platforms: readonly PlatformSettings[]): AppControllers {
  const byName = new Map<string, ControllerSettings>();
  const faults = new Set<string>();
  for (const { controllers } of new Set(platforms)) {
    for (const one of controllers) {
      const other = byName.get(one.name) ?? one;
      byName.set(one.name, other);
      if (JSON.stringify(other) !== JSON.stringify(one)) faults.add(faultOf(one.name));
    }
  }
  return { controllers: [...byName.values()], faults: [...faults] };
}

function faultOf(name: string): string {
  return `controller: two platforms of this app have a controller called ${name}, each set up in its own way; give one a name`;
}
