// Random trees of kustomize, each of a seed: bases, a component, overlays, what they name.
import { stringify } from 'yaml';
import { diceOf } from './dice.mjs';
import { changesOf, configurationsOf, generatorsOf, variablesOf } from './fields.mjs';
import { objectsOf } from './objects.mjs';
import { patchesOf } from './patches.mjs';
import { yamlOf } from './yaml-of.mjs';

/** The files of a tree by their paths, and the folders to build. */
export function treeOf(seed) {
  const dice = diceOf(seed);
  const files = {};
  const base = folderOf(files, 'base');
  const objects = objectsOf(dice);
  const generated = new Set();
  base.kustomization(dice, {
    resources: resourcesIn(dice, base, objects),
    ...dice.maybe(0.3, () => variablesOf(dice, objects)),
    ...kustomized(dice, base, dice.chance(0.4) ? objects : [], generated),
  });
  const roots = ['base'];
  if (dice.chance(0.5)) folderOf(files, 'component').kustomization(dice, { ...componentOf(dice, files, objects) });
  for (const name of dice.some(['dev', 'prod', 'twice'], 0.7))
    roots.push(overlayOf(dice, files, name, objects, new Set(generated)));
  return { files, roots };
}

function overlayOf(dice, files, name, objects, generated) {
  const folder = folderOf(files, `overlays/${name}`);
  if (name === 'twice') return twiceOf(dice, files, folder);
  const components =
    'component/kustomization.yaml' in files && dice.chance(0.6) ? { components: ['../../component'] } : {};
  folder.kustomization(dice, {
    resources: ['../../base'],
    ...kustomized(dice, folder, objects, generated),
    ...components,
  });
  return folder.path;
}

/** The base by two ways. */
function twiceOf(dice, files, folder) {
  const ways = ['a', 'b'].map(way => {
    const one = folderOf(files, `overlays/twice/${way}`);
    one.kustomization(dice, {
      resources: ['../../../base'],
      nameSuffix: `-${way}`,
      ...dice.maybe(0.5, () => ({ namespace: way })),
    });
    return way;
  });
  folder.kustomization(dice, {
    resources: ways,
    ...dice.maybe(0.5, () => ({ namePrefix: 'both-' })),
    ...dice.maybe(0.3, () => ({ commonLabels: { both: 'yes' } })),
  });
  return folder.path;
}

function componentOf(dice, files, objects) {
  const { written } = folderOf(files, 'component');
  const header = { apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component' };
  return {
    ...header,
    ...dice.maybe(0.7, () => patchesOf(dice, objects, written)),
    ...changesOf(dice, objects, written),
  };
}

function kustomized(dice, { written }, objects, generated) {
  return {
    ...dice.maybe(0.5, () => generatorsOf(dice, written, generated)),
    ...dice.maybe(0.25, () => configurationsOf(dice, written)),
    ...(objects.length > 0 && dice.maybe(0.7, () => patchesOf(dice, objects, written))),
    ...changesOf(dice, objects, written),
  };
}

function resourcesIn(dice, { written }, objects) {
  if (dice.chance(0.3)) return [written('all', objects.map(one => stringify(one)).join('---\n'))];
  if (dice.chance(0.2)) return [written('list', stringify({ apiVersion: 'v1', kind: 'List', items: objects }))];
  return objects.map(one =>
    written(one.kind.toLowerCase(), dice.one([stringify, stringify, flow, one => JSON.stringify(one)])(one)),
  );
}

const flow = value => yamlOf(value, { collectionStyle: 'flow' });

/** A folder that files are written into, each under a name of its own. */
function folderOf(files, path) {
  let count = Object.keys(files).filter(one => one.startsWith(`${path}/`)).length;
  return {
    path,
    written(name, text, ending = 'yaml') {
      count += 1;
      const file = `${name}-${count}.${ending}`;
      files[`${path}/${file}`] = text;
      return file;
    },
    kustomization(dice, fields) {
      files[`${path}/kustomization.yaml`] = dice.one([yamlOf, yamlOf, flow])(fields);
    },
  };
}
