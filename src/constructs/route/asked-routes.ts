import { exposureFaults } from '../exposure/exposure-faults.js';
import type { Exposure } from '../exposure/exposure.js';
import type { NamedExposure } from '../exposure/exposures.js';
import { distinct, exposureNameFaults, exposuresOf } from '../exposure/exposures.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { isNowhere } from './nowhere.js';
import type { RouteProps } from './route-props.js';
import type { Targets } from './targets.js';

/** The routes that a Route asks for: itself, or each of `expose` with what it says for all of them. */
export function askedRoutes(name: string, props: RouteProps): readonly NamedExposure[] {
  return distinct(all(name, props));
}

/** What is wrong with them: what is said for all of them is told once, by its own prop. */
export function askedFaults(
  owner: { readonly subdomain: string; readonly namespace: string },
  props: RouteProps,
  platform: PlatformSettings,
): readonly string[] {
  const routes = all(owner.subdomain, props);
  const faults = routes.flatMap(({ exposure, prefix }, at) => {
    const own = props.expose?.[at] ?? exposure;
    return exposureFaults(exposure, prefix, owner, platform).map(fault =>
      prefix !== '' && !(propIn(fault, prefix) in own) ? fault.slice(prefix.length) : fault,
    );
  });
  return [...(props.expose ? exposureNameFaults(routes) : []), ...new Set(faults)];
}

function all(name: string, props: RouteProps): readonly NamedExposure[] {
  const { expose, to } = props;
  const shared = policiesIn(props);
  if (expose === undefined) return [{ exposure: placed(shared, to), name, prefix: '' }];
  return exposuresOf(
    name,
    expose.map(one => placed({ ...shared, ...one }, to)),
  );
}

/** What a route says of its requests, without what it says of itself. */
function policiesIn(props: RouteProps): Exposure {
  const itself: readonly string[] = ['to', 'expose', 'name', 'namespace', 'labels'];
  return Object.fromEntries(Object.entries(props).filter(([prop]) => !itself.includes(prop)));
}

/** A route that leads nowhere and has a root elsewhere answers `/` alone. */
function placed(exposure: Exposure, to: Targets | undefined): Exposure {
  const isRoot = isNowhere(exposure, to) && exposure.redirectTo === undefined && exposure.path === undefined;
  return isRoot ? { ...exposure, path: { exact: '/' } } : exposure;
}

/** `bodySize` of `expose.1.bodySize: …`. */
function propIn(fault: string, prefix: string): string {
  return /^[^.:]*/.exec(fault.slice(prefix.length))?.[0] ?? '';
}
