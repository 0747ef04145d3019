import type { ControllerSettings } from '#model/routing/controller.js';
import type { EntryPoint } from '../installation/entry-point.js';
import type { StaticConfiguration } from '../installation/static-configuration.js';
import { isSecure } from '../routers/entry-point-binding.js';
import { staticConfigurationOf } from '../installation/static-configuration.js';

/** Where the routes of an intent stand. */
export interface Placement {
  readonly configuration: StaticConfiguration;
  /** The entry point for plain HTTP. */
  readonly plain?: EntryPoint;
  /** The entry point for https. */
  readonly secure?: EntryPoint;
  /** The class of IngressRoutes that it takes; absent where it takes those without one. */
  readonly ingressClass?: string;
}

export function placementIn(settings: ControllerSettings): Placement {
  const configuration = staticConfigurationOf(settings);
  const usable = configuration.entryPoints.filter(({ name }) => name !== 'traefik');
  const plain = usable.find(one => !isSecure(one));
  const secure = usable.find(isSecure);
  const ingressClass = configuration.crd?.ingressClass || settings.ingressClasses?.[0];
  return {
    configuration,
    ...(plain && { plain }),
    ...(secure && { secure }),
    ...(ingressClass !== undefined && { ingressClass }),
  };
}
