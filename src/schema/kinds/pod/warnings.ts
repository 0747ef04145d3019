import { dnsLabel } from '../../metadata/dns-name.js';
import type { Check } from '../language/check.js';
import { all } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { quoted, warning } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, entries, given, items, number, text } from '../language/field.js';
import { isWhole, quantityOf } from '../values/quantity.js';
import { containerWarnings } from './container-warnings.js';
import { nodeLabelWarnings } from './node-label-warnings.js';
import { overlapWarnings } from './overlap-warnings.js';
import { allContainers } from './pod-view.js';

/** What the API server says of a pod or a template without refusing it. (kubernetes v1.36.0, pkg/api/pod/warnings.go: warningsForPodSpecAndMeta) */
export const templateWarnings: Check = all(deprecatedAnnotations, field => specWarnings(at(field, 'spec')));

const specWarnings: Check = all(
  nodeLabelWarnings,
  volumes,
  overlapWarnings,
  repeated,
  pullSecrets,
  ofContainers,
  grace,
  unselective,
);

function* ofContainers(spec: Field): Iterable<FieldViolation> {
  const containers = allContainers(spec);
  yield* fractions(spec, containers);
  yield* containerWarnings(containers);
}

/** A name with dots becomes a host name with dots. (pkg/registry/core/pod/strategy.go: WarningsOnCreate) */
export function* podNameWarning(root: Field): Iterable<FieldViolation> {
  const name = at(root, 'metadata', 'name');
  if (!empty(name) && dnsLabel(text(name)).length > 0)
    yield warning(
      name,
      `${quoted(text(name))} becomes the name and host name of pods, which had better be one DNS label`,
    );
}

function* deprecatedAnnotations(field: Field): Iterable<FieldViolation> {
  const annotations = at(field, 'metadata', 'annotations');
  if (!given(annotations)) return;
  for (const [key, instead] of deadAnnotations) {
    if (given(at(annotations, key)))
      yield warning(at(annotations, key), `the annotation ${key} does nothing any more; use ${instead}`);
  }
  const spec = at(field, 'spec');
  yield* replaced(
    at(annotations, 'seccomp.security.alpha.kubernetes.io/pod'),
    at(spec, 'securityContext', 'seccompProfile'),
  );
  for (const container of allContainers(spec)) {
    const name = text(at(container, 'name'));
    const context = at(container, 'securityContext');
    yield* replaced(
      at(annotations, `container.seccomp.security.alpha.kubernetes.io/${name}`),
      at(context, 'seccompProfile'),
    );
    if (field.parent)
      yield* replaced(
        at(annotations, `container.apparmor.security.beta.kubernetes.io/${name}`),
        at(context, 'appArmorProfile'),
      );
  }
}

function* replaced(annotation: Field, instead: Field): Iterable<FieldViolation> {
  if (given(annotation) && !given(instead))
    yield warning(
      annotation,
      `the annotation ${annotation.key} is not read any more; use ${instead.key} of a securityContext`,
    );
}

const deadAnnotations: ReadonlyMap<string, string> = new Map([
  ['scheduler.alpha.kubernetes.io/critical-pod', 'priorityClassName'],
  ['security.alpha.kubernetes.io/sysctls', 'sysctls of the securityContext'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'sysctls of the securityContext'],
]);

/** Sources of volumes that are no more, with the version that took them. */
const deadVolumes: ReadonlyMap<string, string> = new Map([
  ['photonPersistentDisk', '1.16'],
  ['gitRepo', '1.33'],
  ['scaleIO', '1.22'],
  ['flocker', '1.25'],
  ['storageos', '1.25'],
  ['quobyte', '1.25'],
  ['glusterfs', '1.26'],
  ['cephfs', '1.31'],
  ['rbd', '1.31'],
]);

function* volumes(spec: Field): Iterable<FieldViolation> {
  for (const volume of items(at(spec, 'volumes'))) {
    for (const entry of entries(volume)) {
      const since = deadVolumes.get(String(entry.key));
      if (since !== undefined && given(entry))
        yield warning(
          entry,
          `volumes of the source ${entry.key} are deprecated and do not work from Kubernetes ${since} on`,
        );
    }
  }
}

function* repeated(spec: Field): Iterable<FieldViolation> {
  yield* twice(items(at(spec, 'hostAliases')), 'ip');
  yield* twice(items(at(spec, 'imagePullSecrets')), 'name');
}

function* twice(list: readonly Field[], key: string): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const field of list.map(item => at(item, key))) {
    if (seen.has(text(field))) yield warning(field, `${quoted(text(field))} is there twice`);
    seen.add(text(field));
  }
}

function* pullSecrets(spec: Field): Iterable<FieldViolation> {
  for (const secret of items(at(spec, 'imagePullSecrets'))) {
    if (empty(at(secret, 'name'))) yield warning(at(secret, 'name'), 'a Secret without a name is none');
  }
}

function* fractions(spec: Field, containers: readonly Field[]): Iterable<FieldViolation> {
  const lists = containers.flatMap(container => [
    at(container, 'resources', 'limits'),
    at(container, 'resources', 'requests'),
  ]);
  for (const list of [at(spec, 'overhead'), ...lists]) {
    for (const key of ['memory', 'ephemeral-storage']) {
      const quantity = quantityOf(at(list, key).value);
      if (quantity !== undefined && !isWhole(quantity))
        yield warning(
          at(list, key),
          `${quoted(at(list, key).value)} of ${key} is a fraction of a byte; m is a thousandth, Mi 1024 × 1024`,
        );
    }
  }
}

function* grace(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'terminationGracePeriodSeconds');
  if (number(field) < 0) yield warning(field, 'terminationGracePeriodSeconds below 0 counts as 1');
}

/** Without a selector a term matches no pod. */
function* unselective(spec: Field): Iterable<FieldViolation> {
  if (!given(at(spec, 'affinity')) && !given(at(spec, 'topologySpreadConstraints'))) return;
  const affinities = ['podAffinity', 'podAntiAffinity'].map(key => at(spec, 'affinity', key));
  const required = affinities.flatMap(one => items(at(one, 'requiredDuringSchedulingIgnoredDuringExecution')));
  const preferred = affinities.flatMap(one => items(at(one, 'preferredDuringSchedulingIgnoredDuringExecution')));
  const terms = [
    ...items(at(spec, 'topologySpreadConstraints')),
    ...required,
    ...preferred.map(one => at(one, 'podAffinityTerm')),
  ];
  for (const selector of terms.map(term => at(term, 'labelSelector'))) {
    if (!given(selector)) yield warning(selector, 'without a labelSelector no pod matches');
  }
}
