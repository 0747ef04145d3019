import type { FieldViolation } from '../language/field-violation.js';
import { invalid, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, entries, given, text } from '../language/field.js';
import { descending } from '../volume/file-path.js';
import { allContainers } from './pod-view.js';

/** Annotations that Kubernetes reads. `called` is what the API server names the mapping. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePodSpecificAnnotations) */
export function* podAnnotations(annotations: Field, spec: Field, called: Field): Iterable<FieldViolation> {
  if (!given(annotations)) return;
  const containers = allContainers(spec);
  const mirror = at(annotations, 'kubernetes.io/config.mirror');
  if (given(mirror) && empty(at(spec, 'nodeName')))
    yield invalid(mirror, 'a mirror pod needs spec.nodeName', at(called, String(mirror.key)));
  const cost = at(annotations, 'controller.kubernetes.io/pod-deletion-cost');
  if (given(cost) && !isCost(text(cost)))
    yield invalid(cost, `${quoted(text(cost))} is not a whole number of 32 bits`, at(called, String(cost.key)));
  const names = new Set(containers.map(container => text(at(container, 'name'))));
  for (const entry of entries(annotations)) {
    const key = String(entry.key);
    if (key === seccompOfPod || key.startsWith(seccompOfContainer)) yield* seccomp(entry, at(called, key));
    if (key.startsWith(appArmor)) yield* armor(entry, names, at(called, key));
  }
  yield* agreement(annotations, spec, containers);
}

const seccompOfPod = 'seccomp.security.alpha.kubernetes.io/pod';
const seccompOfContainer = 'container.seccomp.security.alpha.kubernetes.io/';
const appArmor = 'container.apparmor.security.beta.kubernetes.io/';

function isCost(value: string): boolean {
  return /^(?:0|[1-9]\d{0,9}|-\d{1,10})$/.test(value) && Math.abs(Number(value) + 0.5) <= 2 ** 31 - 0.5;
}

function* seccomp(entry: Field, called: Field): Iterable<FieldViolation> {
  const profile = text(entry);
  if (['runtime/default', 'docker/default', 'unconfined'].includes(profile)) return;
  if (!profile.startsWith('localhost/') || descending(profile.slice('localhost/'.length)).length > 0) {
    yield invalid(entry, `${quoted(profile)} is not a seccomp profile; use securityContext.seccompProfile`, called);
  }
}

function* armor(entry: Field, containers: ReadonlySet<string>, called: Field): Iterable<FieldViolation> {
  const name = String(entry.key).slice(appArmor.length);
  if (!containers.has(name)) yield invalid(entry, `no container of the pod is called ${name}`, called);
  if (!/^(?:|runtime\/default|unconfined|localhost\/.*)$/s.test(text(entry)))
    yield invalid(
      entry,
      `${quoted(text(entry))} is not an AppArmor profile; use securityContext.appArmorProfile`,
      called,
    );
}

/** Where annotation and field both name a profile they have to name the same. (same file: validateSeccompAnnotationsAndFields, validateAppArmorAnnotationsAndFieldsMatchOnCreate) */
function* agreement(annotations: Field, spec: Field, containers: readonly Field[]): Iterable<FieldViolation> {
  yield* sameProfile(at(annotations, seccompOfPod), at(spec, 'securityContext', 'seccompProfile'));
  for (const container of containers) {
    const name = text(at(container, 'name'));
    yield* sameProfile(at(annotations, seccompOfContainer + name), at(container, 'securityContext', 'seccompProfile'));
    const own = at(container, 'securityContext', 'appArmorProfile');
    yield* sameProfile(
      at(annotations, appArmor + name),
      given(own) ? own : at(spec, 'securityContext', 'appArmorProfile'),
    );
  }
}

function* sameProfile(annotation: Field, profile: Field): Iterable<FieldViolation> {
  if (!given(annotation) || !given(profile)) return;
  const type = at(profile, 'type');
  const wanted = {
    Unconfined: ['unconfined'],
    RuntimeDefault: ['runtime/default', 'docker/default'],
    Localhost: [`localhost/${text(at(profile, 'localhostProfile'))}`],
  };
  const allowed = Object.hasOwn(wanted, text(type)) ? wanted[text(type) as keyof typeof wanted] : undefined;
  if (allowed && !allowed.includes(text(annotation)))
    yield invalid(type, `the annotation ${annotation.key} says ${quoted(text(annotation))}; drop it`);
}
