import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { textOf } from '#model/json.js';
import { apiObject, clusterObject } from '../tree/api-object.js';
import type { Manifests } from './manifests.js';
import type { Override } from './override.js';
import { overridden } from './override.js';

/** What a construct wrote, by name. */
export interface WrittenManifests {
  readonly written: Readonly<Record<string, ApiObject>>;
  /** What runs its pods. */
  readonly workload: ApiObject;
}

const running = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

/** Writes manifests as children of a construct, with what the author lays over them. */
export function writtenManifests(
  construct: Construct,
  manifests: Manifests,
  override: Override<string> = {},
): WrittenManifests {
  const objects = Object.entries(manifests).map(([name, manifest]) => {
    const kind = textOf(manifest['kind']) ?? '';
    const write = kind.startsWith('Cluster') ? clusterObject : apiObject;
    return { name, kind, object: write(construct, name, overridden(manifest, override[name])) };
  });
  // An override that names another kind is a fault, and told as one.
  const workload = objects.find(({ kind }) => running.includes(kind))?.object;
  if (!workload) throw new Error(`the manifests of ${construct.node.path} run no pods`);
  return { written: Object.fromEntries(objects.map(({ name, object }) => [name, object])), workload };
}
