import { elsewhereFault, kubernetesFault, ruleFault } from '#analyze/known-names.js';
import { dialects } from '#dialects/index.js';
import type { ControllerSettings } from '#model/routing/controller.js';
import { isReleased, releasesText } from '#model/routing/releases.js';
import { knownCnis } from '#network/index.js';
import { allFaults } from '../shape/fit.js';
import { domainFault, isName } from '../shape/hosts.js';
import { isObjectName } from '../shape/object-name.js';
import { networkFaults } from '../settings/network-faults.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import { podSecurityFaults } from '../settings/pod-security.js';

/** What is wrong with a platform: said by its app, since defining a platform throws nothing. */
export function platformFaults(platform: PlatformSettings): readonly string[] {
  const { controllers, cni, network, domain, kubernetes, rules, elsewhere, podSecurity, misfits = [] } = platform;
  const kubernetesSays = kubernetesFault(kubernetes);
  const names = controllers.map(({ name }) => name);
  return allFaults(misfits, [
    ...(controllers.length === 0 ? ['controller: none is given; give ingressNginx() or traefik()'] : []),
    ...controllers.flatMap(versionFaults),
    ...controllers.flatMap(flagFaults),
    ...controllers.flatMap(configMapFaults),
    ...names
      .filter((name, at) => names.indexOf(name) !== at)
      .map(name => `controller: two are called ${name}; give one a name`),
    ...controllers.flatMap(nameFaults),
    ...(cni === undefined ? [] : cniFaults(cni)),
    ...networkFaults(network, controllers),
    ...(kubernetesSays === undefined ? [] : [`kubernetes: ${kubernetesSays}`]),
    ...Object.keys(rules)
      .flatMap(id => ruleFault(id) ?? [])
      .map(says => `rules: ${says}`),
    ...elsewhereFaults(elsewhere),
    ...podSecurityFaults(podSecurity),
    ...[domain ?? []]
      .flat()
      .flatMap(one => domainFault(one) ?? [])
      .map(says => `domain: ${says}`),
  ]);
}

/** What is wrong with what is said to exist. */
export function elsewhereFaults(elsewhere: readonly string[] = []): readonly string[] {
  return elsewhere.flatMap((one, at) =>
    elsewhereFault(one) === undefined ? [] : [`elsewhere.${at}: ${elsewhereFault(one) ?? ''}`],
  );
}

/** What network policies and routes name a controller by. */
function nameFaults({ namespace, ingressClasses = [] }: ControllerSettings): readonly string[] {
  return [
    ...(namespace === undefined || isName(namespace)
      ? []
      : [`controller.namespace: ${JSON.stringify(namespace)} is not the name of a namespace`]),
    ...ingressClasses
      .filter(one => !isObjectName(one))
      .map(
        one =>
          `controller.ingressClass: ${JSON.stringify(one)} is not the name of a class: a-z, 0-9, inner dashes and dots`,
      ),
  ];
}

/** `calico@3.31`: a network, and perhaps a version that there was of it. */
function cniFaults(cni: string): readonly string[] {
  const [name = '', version] = cni.split('@');
  if (!knownCnis.has(name)) return [`cni: ${name} is not known; known are ${[...knownCnis.keys()].join(', ')}`];
  const releases = knownCnis.get(name);
  if (version === undefined || (releases && isReleased(version, releases))) return [];
  return [
    releases
      ? `cni.version: ${name} has no version ${version || 'without a number'}; known are ${releasesText(releases)}`
      : `cni.version: ${name} has no versions; leave it away`,
  ];
}

/** `3.7.9` is a version of 3.7. */
function versionFaults({ kind, version }: ControllerSettings): readonly string[] {
  const newest = dialects.find(one => one.name === kind)?.versions.at(-1) ?? '';
  const fits = version === undefined || version === newest || version.startsWith(`${newest}.`);
  return fits
    ? []
    : [
        `controller: manifests are written for ${kind} ${newest}, not for ${version}; leave the version out, or name ${newest}`,
      ];
}

/** Flags with which the controller does not start. */
function flagFaults({ kind, flags = {}, version }: ControllerSettings): readonly string[] {
  const dialect = dialects.find(one => one.name === kind);
  const given = Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, `${value}`]));
  const faults = dialect?.settingFaults?.(given, version) ?? [];
  return faults.map(({ name, says }) => `controller: flags.${name}: ${says}`);
}

/** Data of the ConfigMap that the controller passes over. */
function configMapFaults({ kind, configMap = {} }: ControllerSettings): readonly string[] {
  const faults = dialects.find(one => one.name === kind)?.configMapFaults?.(configMap) ?? [];
  return faults.map(({ name, says }) => `controller: configMap.${name}: ${says}`);
}
