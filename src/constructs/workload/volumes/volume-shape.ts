import type { Case, Shape } from '../../shape/shape.js';
import { objectName } from '../../shape/object-name.js';
import {
  flag,
  has,
  isRecord,
  isText,
  number,
  object,
  otherwise,
  strings,
  text,
  textSuchAs,
} from '../../shape/shape.js';
import { isNamed, namedShape } from '../named.js';
import { isForeignVolume } from './foreign-volume.js';

const mode = number('a mode such as 0o440');

/** A resource by its name or construct, or an object that says more of it. */
function namedOr(kind: string, more: Shape): Shape {
  const named = namedShape(kind);
  return {
    kind: 'choice',
    wants: `the name of a ${kind}, a construct that makes one or an object`,
    of: [
      [isText, named],
      [isNamed, named],
      [isRecord, more],
    ],
  };
}

function keyed(kind: string): Shape {
  return namedOr(
    kind,
    object(
      '{ name: "web", items: { "app.yaml": "app.yaml" } }',
      { name: objectName, items: strings, mode, optional: flag },
      ['name'],
    ),
  );
}

const access: Shape = { kind: 'word', of: ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany'] };
const claim = object('{ size: "10Gi" }', { size: textSuchAs('10Gi'), storageClass: objectName, access, volume: text }, [
  'size',
]);
const emptyDir = object('{ sizeLimit: "1Gi" }', {
  sizeLimit: textSuchAs('1Gi'),
  medium: { kind: 'word', of: ['Memory'] },
});

const token = object(
  '{ file: "token", audience: "vault" }',
  { file: text, audience: text, seconds: number('a number of seconds') },
  ['file'],
);
const projected: Shape = {
  kind: 'list',
  wants: 'a list of sources',
  of: {
    kind: 'choice',
    wants: 'a source: one of configMap, secret, token and field',
    of: [
      [
        has('configMap'),
        object('{ configMap: "web" }', { configMap: namedShape('ConfigMap'), items: strings, optional: flag }),
      ],
      [has('secret'), object('{ secret: "web" }', { secret: namedShape('Secret'), items: strings, optional: flag })],
      [has('token'), object('{ token: { file: "token" } }', { token })],
      [
        has('field'),
        object('{ field: "metadata.labels", file: "labels" }', { field: text, file: text }, ['field', 'file']),
      ],
    ],
  },
};

const csi = object(
  '{ driver: "secrets-store.csi.k8s.io" }',
  { driver: text, attributes: strings, fsType: text, secret: namedShape('Secret') },
  ['driver'],
);
const hostType: Shape = {
  kind: 'word',
  of: ['Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket', 'CharDevice', 'BlockDevice'],
};
const hostPath: Shape = {
  kind: 'choice',
  wants: 'a path of the node or { path, type }',
  of: [
    [isText, text],
    [otherwise, object('{ path: "/var/log" }', { path: text, type: hostType }, ['path'])],
  ],
};

const sources: Readonly<Record<string, Shape>> = {
  configMap: keyed('ConfigMap'),
  secret: keyed('Secret'),
  files: strings,
  claim: namedOr('PersistentVolumeClaim', claim),
  emptyDir,
  ephemeral: claim,
  projected,
  csi,
  nfs: object('{ server: "10.0.0.5", path: "/exports" }', { server: text, path: text }, ['server', 'path']),
  hostPath,
  volume: {
    kind: 'choice',
    wants: 'the name of a volume of another container, or a Volume of cdk8s-plus',
    of: [
      [isText, text],
      [otherwise, { kind: 'kept', is: isForeignVolume, wants: 'the name of a volume, or a Volume of cdk8s-plus' }],
    ],
  },
};

const place = { path: text, name: text, readOnly: flag, subPath: text };

function volumeOf([source, shape]: readonly [string, Shape]): Case {
  return [has(source), object(`{ path: "/data", ${source}: … }`, { ...place, [source]: shape }, ['path', source])];
}

/** A volume of a container. */
export const volumeShape: Shape = {
  kind: 'choice',
  wants: `a volume: a path and one of ${Object.keys(sources).join(', ')}`,
  of: Object.entries(sources).map(volumeOf),
};
