import * as kplus from 'cdk8s-plus-28';
import { Size } from 'cdk8s';
import type { ApplicationProps } from '#index.js';
import { faultsOf, platform, shopWith, shown } from '../shown.js';

const { Application } = platform;

type Props = Partial<ApplicationProps<'ingress-nginx'>>;

function cms(props: Props) {
  return shopWith(chart => new Application(chart, 'cms', { image: 'shop/cms:1', port: 8080, ...props }));
}

/** The lines of a manifest that say how its pods come and go. */
function running(props: Props): readonly string[] {
  const lines = shown(cms(props), 'Deployment cms').split('\n');
  return lines.map(one => one.trim()).filter(one => /^(replicas|type: (Recreate|RollingUpdate))/.test(one));
}

/** The group to which kubelet gives the volumes, where a manifest names one. */
function owner(what: string, props: Props): string | undefined {
  return /fsGroup: (\d+)/.exec(shown(cms(props), what))?.[1];
}

const disk = [{ path: '/data', claim: { size: '1Gi' } }];
const named = [{ path: '/data', claim: 'uploads' }];

describe('how many pods mount a claim', () => {
  test('one that is written here is held by one pod, which stops before the next', () => {
    expect(running({ user: 1000, volumes: disk })).toEqual(['replicas: 1', 'type: Recreate']);
  });

  test('one by name is taken for such a one', () => {
    expect(running({ volumes: named })).toEqual(['replicas: 1', 'type: Recreate']);
  });

  test('who asks for several pods on a claim by name says that many can mount it, and no pod stops for it', () => {
    expect(running({ volumes: named, replicas: 3 })).toEqual(['replicas: 3']);
    expect(running({ volumes: named, autoscaling: { max: 5, cpu: 70 } })).toEqual([]);
  });

  test('a second pod is not added for a new version that starts beside the old', () => {
    expect(running({ user: 1000, volumes: disk, strategy: 'RollingUpdate' })).toEqual([
      'replicas: 1',
      'type: RollingUpdate',
    ]);
  });

  test('such a version may wait for ever, which is worth a warning', () => {
    expect(cms({ user: 1000, volumes: disk, strategy: 'RollingUpdate' }).render().warnings).toEqual([
      "[shop/cms] strategy: the volume data (volumes.0) is held by the old pod, and the new one waits for it for ever where it is on another node; leave strategy away, which stops the old one first, or give the volume access: 'ReadWriteMany'",
    ]);
  });

  test('a claim of another library says its access modes', () => {
    const counted = (mode: kplus.PersistentVolumeAccessMode) => {
      const app = shopWith(chart => {
        const claim = new kplus.PersistentVolumeClaim(chart, 'c', { accessModes: [mode], storage: Size.gibibytes(1) });
        new Application(chart, 'cms', { image: 'shop/cms:1', replicas: 2, volumes: [{ path: '/data', claim }] });
      });
      return faultsOf(app);
    };
    expect(counted(kplus.PersistentVolumeAccessMode.READ_WRITE_MANY)).toEqual([]);
    expect(counted(kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE)).toEqual([
      "[shop/cms] replicas: the volume data (volumes.0) is held by one pod; give it access: 'ReadWriteMany', or kind: 'StatefulSet' for one claim a pod",
    ]);
  });

  test('a role that names a claim mounts none', () => {
    const may = [{ verbs: ['get'], resources: ['persistentvolumeclaims'], names: ['uploads'] }];
    expect(running({ account: { may } })).toEqual(['replicas: 2']);
  });
});

describe('whose a volume is', () => {
  test.each<[string, string, Props]>([
    ['a claim of a Deployment', 'Deployment cms', { volumes: disk }],
    ['a claim of each pod', 'StatefulSet cms', { kind: 'StatefulSet', volumes: disk }],
    ['a claim by name', 'Deployment cms', { volumes: named }],
    ['a Secret with a mode', 'Deployment cms', { volumes: [{ path: '/s', secret: { name: 'tls', mode: 0o400 } }] }],
  ])('%s is given to the group of the user, who else may not write or read it', (_, what, props) => {
    expect(owner(what, { ...props, user: 1000 })).toBe('1000');
    expect(owner(what, { ...props, user: 1000, group: 2000 })).toBe('2000');
  });

  test('scratch space is everybody’s', () => {
    expect(owner('Deployment cms', { user: 1000, writable: ['/cache'] })).toBeUndefined();
  });

  test('a new volume for a user whom only the image knows is worth a warning', () => {
    expect(cms({ volumes: disk }).render().warnings).toEqual([
      "[shop/cms] volumes.0: a new volume belongs to root on most clusters, and the image's user is not root; give user, or group, to which it is given then",
    ]);
    expect(cms({ volumes: disk, group: 2000 }).render().warnings).toEqual([]);
    expect(cms({ volumes: disk, root: true }).render().warnings).toEqual([]);
  });

  test('it is its owner who knows whose a claim by name is', () => {
    expect(cms({ volumes: named }).render().warnings).toEqual([]);
  });
});
