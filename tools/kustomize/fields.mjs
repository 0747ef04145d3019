// The other fields of random kustomizations.
import { yamlOf } from './yaml-of.mjs';
import { annotationsOf, labelsOf } from './objects.mjs';
import { configMaps, secrets } from './pods.mjs';

/** Fields that change what is there: some of them. */
export function changesOf(dice, objects, written) {
  const makers = [namesOf, labelling, imagesOf, replicasOf, () => replacementsOf(dice, objects, written)];
  return Object.assign({}, ...dice.some(makers, 0.4).map(make => make(dice, objects)));
}

function namesOf(dice) {
  return {
    ...dice.maybe(0.6, () => ({ namespace: dice.one(['shop', 'prod', 'default']) })),
    ...dice.maybe(0.6, () => ({ namePrefix: dice.one(['my-', 'a.', 'dev-']) })),
    ...dice.maybe(0.4, () => ({ nameSuffix: dice.one(['-v2', '-x']) })),
  };
}

function labelling(dice) {
  const options = {
    ...dice.maybe(0.4, () => ({ includeSelectors: dice.chance(0.6) })),
    ...dice.maybe(0.4, () => ({ includeTemplates: dice.chance(0.7) })),
    ...dice.maybe(0.2, () => ({ includeVolumeClaimTemplates: true })),
  };
  return {
    ...dice.maybe(0.3, () => ({ commonLabels: { common: dice.one(['yes', '1', 'shop']) } })),
    ...dice.maybe(0.3, () => ({ commonAnnotations: { ...annotationsOf(dice), common: 'true' } })),
    ...dice.maybe(0.6, () => ({
      labels: [
        { pairs: { ...labelsOf(dice), added: 'one' }, ...options },
        ...dice.some([{ pairs: { spec: 'x' }, fields: [{ kind: 'Shop', path: 'spec/labels', create: true }] }]),
      ],
    })),
  };
}

function imagesOf(dice) {
  const changes = [
    { newTag: '2' },
    { newTag: '1.10' },
    { newName: 'mirror.test/web' },
    { digest: 'sha256:beef' },
    { newName: 'other', newTag: 'v1' },
    { tagSuffix: '-slim' },
  ];
  const names = dice.some(['nginx', 'shop/web', 'registry.test:5000/shop/web', 'patched', 'other'], 0.5);
  return names.length > 0 ? { images: names.map(name => ({ name, ...dice.one(changes) })) } : {};
}

function replicasOf(dice, objects) {
  const scaled = objects.filter(one => ['Deployment', 'StatefulSet'].includes(one.kind));
  const names = dice.some(
    scaled.map(one => one.metadata.name),
    0.5,
  );
  return names.length > 0 ? { replicas: names.map(name => ({ name, count: dice.below(9) })) } : {};
}

const sources = [
  { kind: 'ConfigMap', name: 'flags', fieldPath: 'data.HOST', options: { delimiter: '.', index: 1 } },
  { kind: 'ConfigMap', name: 'flags', fieldPath: 'data.HOST' },
  { kind: 'ServiceAccount', name: 'runner' },
  { kind: 'Shop', fieldPath: 'spec.list.0' },
  { kind: 'Shop', fieldPath: 'spec.deep' },
];
const targets = [
  {
    select: { kind: 'Deployment' },
    fieldPaths: ['spec.template.spec.containers.0.image'],
    options: { delimiter: ':', index: 0 },
  },
  {
    select: { kind: 'Deployment' },
    reject: [{ name: 'api' }],
    fieldPaths: ['spec.template.spec.containers.[name=web].env.[name=LEVEL].value'],
    options: { create: true },
  },
  {
    select: { kind: 'Service' },
    fieldPaths: ['metadata.annotations.example\\.com/from', 'metadata.labels.from'],
    options: { create: true },
  },
  { select: { kind: 'Shop' }, fieldPaths: ['spec.more.[a.b/c]', 'spec.added'], options: { create: true } },
  { select: { kind: 'Ingress' }, fieldPaths: ['spec.rules.*.host'], options: { delimiter: '.', index: 'any' } },
  { select: { version: 'v1' }, fieldPaths: ['metadata.annotations.all'], options: { create: true } },
  { select: { kind: 'Ingress' }, fieldPaths: ['spec.tls.0.hosts.0'] },
];

function replacementsOf(dice, objects, written) {
  const kinds = new Set(objects.map(one => one.kind));
  const known = sources.filter(
    one =>
      objects.filter(({ kind, metadata }) => kind === one.kind && (one.name ?? metadata.name) === metadata.name)
        .length === 1,
  );
  const replacement = {
    ...(known.length === 0 || dice.chance(0.3)
      ? { sourceValue: dice.one(['value', 'a.b']) }
      : { source: dice.one(known) }),
    targets: dice
      .some(
        targets.filter(one => one.select.kind === undefined || kinds.has(one.select.kind)),
        0.5,
      )
      .map(indexed),
  };
  if (replacement.targets.length === 0) return {};
  return { replacements: [dice.chance(0.3) ? { path: written('replacement', yamlOf(replacement)) } : replacement] };
  function indexed({ options, ...one }) {
    return {
      ...one,
      ...(options && {
        options: options.index === 'any' ? { ...options, index: dice.below(3) - 1 } : options,
      }),
    };
  }
}

export function variablesOf(dice, objects) {
  const service = objects.find(one => one.kind === 'Service');
  if (
    service === undefined ||
    objects.filter(one => one.kind === 'Service' && one.metadata.name === service.metadata.name).length > 1
  )
    return {};
  return {
    vars: [
      {
        name: 'WEB_HOST',
        objref: { apiVersion: 'v1', kind: 'Service', name: service.metadata.name },
        ...dice.maybe(0.3, () => ({ fieldref: { fieldPath: 'metadata.name' } })),
      },
    ],
  };
}

const literals = ['LEVEL=info', 'MODE=', 'HOST="web"', "EMPTY=''", 'DOTS=a=b'];

/** Generators of what no object is called by, or of the same name as below with a behaviour. */
export function generatorsOf(dice, written, generated) {
  const made = { configMapGenerator: [], secretGenerator: [] };
  for (const [field, names] of [
    ['configMapGenerator', configMaps.slice(0, 1)],
    ['secretGenerator', secrets.slice(0, 1)],
  ])
    for (const name of dice.some(names, 0.6)) {
      const isThere = generated.has(name);
      generated.add(name);
      made[field].push({
        name,
        ...(isThere && { behavior: dice.one(['merge', 'replace']) }),
        ...entriesOf(dice, written),
        ...optionsOf(dice),
        ...(field === 'secretGenerator' && dice.maybe(0.3, () => ({ type: 'shop.test/keys' }))),
      });
    }
  const lists = Object.fromEntries(Object.entries(made).filter(([, list]) => list.length > 0));
  return {
    ...lists,
    ...dice.maybe(0.2, () => ({ generatorOptions: optionsOf(dice).options ?? { labels: { all: 'yes' } } })),
  };
}

function entriesOf(dice, written) {
  return {
    ...dice.maybe(0.8, () => ({ literals: dice.some(literals) })),
    ...dice.maybe(0.3, () => ({
      files: [
        dice.one(['', 'key.txt=']) + written('file', dice.one(['text\n', 'tail  \nno end', '', 'ümlaut\r\n']), 'txt'),
      ],
    })),
    ...dice.maybe(0.3, () => ({
      envs: [written('vars', '# comment\nFROM=file\n\nSPACES= a b \nQUOTED="x"\n', 'env')],
    })),
  };
}

function optionsOf(dice) {
  return dice.maybe(0.4, () => ({
    options: {
      ...dice.maybe(0.5, () => ({ labels: labelsOf(dice) })),
      ...dice.maybe(0.5, () => ({ annotations: { made: 'true' } })),
      ...dice.maybe(0.4, () => ({ disableNameSuffixHash: dice.chance(0.5) })),
      ...dice.maybe(0.3, () => ({ immutable: true })),
    },
  }));
}

const configuration = {
  nameReference: [
    { kind: 'ConfigMap', version: 'v1', fieldSpecs: [{ kind: 'Shop', path: 'spec/settings' }] },
    { kind: 'Service', fieldSpecs: [{ kind: 'Shop', path: 'spec/backend/name' }] },
  ],
  images: [{ kind: 'Shop', path: 'spec/image' }],
  commonLabels: [{ kind: 'Shop', path: 'spec/selector', create: true }],
  replicas: [{ kind: 'Shop', path: 'spec/size', create: true }],
  varReference: [{ kind: 'Shop', path: 'spec/text' }],
};

export function configurationsOf(dice, written) {
  const fields = Object.fromEntries(dice.some(Object.entries(configuration)));
  return Object.keys(fields).length > 0 ? { configurations: [written('configuration', yamlOf(fields))] } : {};
}
