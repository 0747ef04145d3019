import type { Shape } from './shape.js';

const texts: Shape = { list: 'text' };
const pairs: Shape = { texts: true };

const selector = {
  group: 'text',
  version: 'text',
  kind: 'text',
  name: 'text',
  namespace: 'text',
  labelSelector: 'text',
  annotationSelector: 'text',
} as const satisfies Record<string, Shape>;

const patch: Shape = {
  fields: {
    path: 'text',
    patch: 'text',
    target: { fields: selector },
    options: { fields: { allowNameChange: 'yes or no', allowKindChange: 'yes or no' } },
  },
};

const generatorOptions: Shape = {
  fields: { labels: pairs, annotations: pairs, disableNameSuffixHash: 'yes or no', immutable: 'yes or no' },
};

const generator = {
  namespace: 'text',
  name: 'text',
  behavior: 'text',
  literals: texts,
  files: texts,
  envs: texts,
  env: 'text',
  options: generatorOptions,
} as const satisfies Record<string, Shape>;

const fieldOptions: Shape = {
  fields: { delimiter: 'text', index: 'whole number', encoding: 'text', create: 'yes or no' },
};

/** A replacement, inline or in a file of its own. */
export const replacementShape = {
  path: 'text',
  sourceValue: 'text',
  source: {
    fields: {
      group: 'text',
      version: 'text',
      kind: 'text',
      name: 'text',
      namespace: 'text',
      fieldPath: 'text',
      options: fieldOptions,
    },
  },
  targets: {
    list: {
      fields: {
        select: { fields: selector },
        reject: { list: { fields: selector } },
        fieldPaths: texts,
        options: fieldOptions,
      },
    },
  },
} as const satisfies Record<string, Shape>;

const image: Shape = {
  fields: { name: 'text', newName: 'text', tagSuffix: 'text', newTag: 'text', digest: 'text' },
};

const spec = {
  group: 'text',
  version: 'text',
  kind: 'text',
  path: 'text',
  create: 'yes or no',
} as const satisfies Record<string, Shape>;
const specs: Shape = { list: { fields: spec } };

const anything: Shape = { fields: {} };

/** The fields of a kustomization. (kustomize api v0.21.2, types/kustomization.go; the charts of Helm are not looked into) */
export const kustomizationShape = {
  apiVersion: 'text',
  kind: 'text',
  metadata: {
    fields: { name: 'text', namespace: 'text', labels: pairs, annotations: pairs },
  },
  openapi: pairs,
  namePrefix: 'text',
  nameSuffix: 'text',
  namespace: 'text',
  commonLabels: pairs,
  labels: {
    list: {
      fields: {
        pairs,
        includeSelectors: 'yes or no',
        includeTemplates: 'yes or no',
        includeVolumeClaimTemplates: 'yes or no',
        fields: specs,
      },
    },
  },
  commonAnnotations: pairs,
  patchesStrategicMerge: texts,
  patchesJson6902: { list: patch },
  patches: { list: patch },
  images: { list: image },
  imageTags: { list: image },
  replacements: { list: { fields: replacementShape } },
  replicas: { list: { fields: { name: 'text', count: 'whole number' } } },
  vars: {
    list: {
      fields: {
        name: 'text',
        objref: {
          fields: {
            apiVersion: 'text',
            group: 'text',
            version: 'text',
            kind: 'text',
            name: 'text',
            namespace: 'text',
          },
        },
        fieldref: { fields: { fieldPath: 'text' } },
      },
    },
  },
  sortOptions: { fields: { order: 'text', legacySortOptions: anything } },
  resources: texts,
  components: texts,
  crds: texts,
  bases: texts,
  configMapGenerator: { list: { fields: generator } },
  secretGenerator: { list: { fields: { ...generator, type: 'text' } } },
  helmGlobals: anything,
  helmCharts: { list: anything },
  helmChartInflationGenerator: { list: anything },
  generatorOptions,
  configurations: texts,
  generators: texts,
  transformers: texts,
  validators: texts,
  buildMetadata: texts,
} as const satisfies Record<string, Shape>;

/** A file under `configurations`. (kustomize api v0.21.2, internal/plugins/builtinconfig/transformerconfig.go) */
export const configurationShape = {
  namePrefix: specs,
  nameSuffix: specs,
  namespace: specs,
  commonLabels: specs,
  labels: specs,
  templateLabels: specs,
  volumeClaimTemplateLabels: specs,
  commonAnnotations: specs,
  varReference: specs,
  images: specs,
  replicas: specs,
  nameReference: {
    list: { fields: { group: 'text', version: 'text', kind: 'text', fieldSpecs: specs } },
  },
} as const satisfies Record<string, Shape>;

/** Fields with a successor, and what that is. (kustomize api v0.21.2, types/kustomization.go: CheckDeprecatedFields) */
export const deprecatedFields: Readonly<Record<string, string>> = {
  bases: 'resources',
  commonLabels: 'labels, with includeSelectors: true',
  imageTags: 'images',
  patchesJson6902: 'patches',
  patchesStrategicMerge: 'patches',
  vars: 'replacements',
};
