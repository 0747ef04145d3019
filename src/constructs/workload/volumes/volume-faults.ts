import type { PodContainer } from '../containers/containers.js';
import { quantityFaults } from '../quantities/quantity-faults.js';
import type { Mounted } from './mounts.js';
import { mountPoint, mountedBy, volumesIn } from './mounts.js';
import type { Volume } from './volume.js';
import { isWritten } from './volume.js';

/** What is wrong with the volumes of a pod. */
export function volumeFaults(containers: readonly PodContainer[]): readonly string[] {
  const volumes = volumesIn(containers);
  const names = volumes.map(({ name }) => name);
  return [
    ...containers.flatMap(one => mountFaults(mountedBy(one))),
    ...volumes.flatMap((volume, at) => nameFaults(volume, volumes.slice(0, at))),
    ...volumes.flatMap(sourceFaults),
    ...containers
      .flatMap(mountedBy)
      .flatMap(({ volume: { volume: shared }, prop }) =>
        typeof shared !== 'string' || names.includes(shared)
          ? []
          : [`${prop}.volume: there is no volume ${shared}; there is ${names.join(', ')}`],
      ),
  ];
}

/** Two that are mounted at one place have that in common: their name says nothing more. */
function nameFaults({ container, name, prop, volume }: Mounted, before: readonly Mounted[]): readonly string[] {
  if (mountPoint(volume.path) === '/') return [];
  if (!isLabel(name)) return [`${prop}: ${name} is not a volume's name, give one of a-z, 0-9 and inner dashes`];
  const same = before.find(one => one.name === name);
  if (!same || (same.container === container && mountPoint(same.volume.path) === mountPoint(volume.path))) return [];
  return [`${prop}: the name ${name} is taken; give another, or { path, volume: '${name}' } to mount the same`];
}

function mountFaults(mounts: readonly Mounted[]): readonly string[] {
  const paths = mounts.map(({ volume }) => mountPoint(volume.path));
  return mounts.flatMap(({ volume: { path, subPath }, prop }, at) => [
    ...pathFaults(path, prop),
    ...(paths.indexOf(mountPoint(path)) === at ? [] : [`${prop}: ${path} is mounted already`]),
    ...(subPath === undefined || isBelow(subPath)
      ? []
      : [`${prop}.subPath: ${subPath} leads out of the volume; give a path without / in front and without ..`]),
  ]);
}

function pathFaults(path: string, prop: string): readonly string[] {
  if (!/^\/[^:]*$/.test(path)) return [`${prop}: ${path} is not an absolute path without colons`];
  return mountPoint(path) === '/'
    ? [`${prop}: ${path} is the whole image, which nothing can be mounted over; name a folder in it`]
    : [];
}

function isBelow(path: string): boolean {
  return path !== '' && !path.startsWith('/') && !path.split('/').includes('..');
}

function isLabel(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9]+(-+[a-z0-9]+)*$/.test(name);
}

function sourceFaults({ volume, prop }: Mounted): readonly string[] {
  const { claim, emptyDir, ephemeral } = volume;
  return [
    ...(claim !== undefined && isWritten(claim) ? quantityFaults(`${prop}.claim.size`, claim.size, true) : []),
    ...(ephemeral ? quantityFaults(`${prop}.ephemeral.size`, ephemeral.size, true) : []),
    ...(emptyDir?.sizeLimit === undefined
      ? []
      : quantityFaults(`${prop}.emptyDir.sizeLimit`, emptyDir.sizeLimit, true)),
    ...fileFaults(volume, prop),
  ];
}

/** (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go: IsConfigMapKey) */
function fileFaults({ files }: Volume, prop: string): readonly string[] {
  if (files === undefined) return [];
  const odd = Object.keys(files).filter(
    name => !/^[-._a-zA-Z0-9]{1,253}$/.test(name) || name.startsWith('..') || name === '.',
  );
  return [
    ...(Object.keys(files).length > 0 ? [] : [`${prop}.files: there is none; name one with its content`]),
    ...odd.map(name => `${prop}.files: ${name} is not a file's name: letters, digits, and . _ -`),
  ];
}
