import type { Construct, IConstruct } from 'constructs';
import type { IntentRoute, Refusal } from '#model/routing/intent.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { domainFault, isHost } from '../shape/hosts.js';
import { settledBy } from '../tree/settlement.js';
import { warnOf } from '../tree/warnings.js';
import type { AskedAs } from './route-declaration.js';
import { RouteDeclaration } from './route-declaration.js';
import type { WrittenManifest } from './writing.js';
import { manifestKey, writingOf } from './writing.js';

/** A route below the construct that asks for it, settled with all others of its platform. */
export function declareRoute(
  scope: Construct,
  id: string,
  route: IntentRoute,
  platform: PlatformSettings,
  asked: AskedAs,
): RouteDeclaration {
  const declaration = new RouteDeclaration(scope, id, route, platform, asked);
  settledBy(declaration, settleRoutes);
  warnOf(scope, () => strayHosts(route, platform));
  return declaration;
}

/** A host outside of the platform's domain is rarely what was meant: nobody's DNS and certificates may know it. */
function strayHosts({ hosts }: IntentRoute, { domain }: PlatformSettings): readonly string[] {
  if (domain === undefined || domainFault(domain) !== undefined) return [];
  const stray = hosts.filter(host => isHost(host) && host !== domain && !host.endsWith(`.${domain}`));
  return stray.map(host => `host: ${host} is not under ${domain}, the domain of the platform`);
}

function settleRoutes(constructs: readonly IConstruct[]): void {
  const byPlatform = new Map<PlatformSettings, RouteDeclaration[]>();
  for (const one of constructs) {
    if (!RouteDeclaration.isDeclaration(one)) continue;
    const others = byPlatform.get(one.platform);
    if (others) others.push(one);
    else byPlatform.set(one.platform, [one]);
  }
  for (const [platform, declarations] of byPlatform) settleTogether(declarations, platform);
}

function settleTogether(declarations: readonly RouteDeclaration[], { controllers }: PlatformSettings): void {
  const { written, refusals } = writingOf(
    declarations.map(one => one.route),
    controllers,
  );
  const owners = ownersOf(written, declarations);
  const shares = declarations.map(() => [] as WrittenManifest[]);
  written.forEach((one, at) => shares[owners[at] ?? 0]?.push(one));
  const refused = new Map(declarations.map(({ route }) => [route.at, [] as Refusal[]]));
  for (const one of refusals) refused.get(one.at)?.push(one);
  declarations.forEach((declaration, at) => {
    declaration.settleTo({ written: shares[at] ?? [], refusals: refused.get(declaration.route.at) ?? [] });
  });
}

/** Each manifest belongs to its route; what several would write alone, to the first of them in the tree, so that none that comes later moves it. */
function ownersOf(written: readonly WrittenManifest[], declarations: readonly RouteDeclaration[]): readonly number[] {
  const first = new Map<string, number>();
  declarations.forEach(({ alone }, at) => {
    for (const manifest of alone) {
      const key = manifestKey(manifest);
      if (!first.has(key)) first.set(key, at);
    }
  });
  const times = new Map<string, number>();
  const keys = written.map(one => manifestKey(one.manifest));
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  return written.map(({ at }, index) => {
    const key = keys[index] ?? '';
    return times.get(key) === 1 ? (first.get(key) ?? at) : at;
  });
}
