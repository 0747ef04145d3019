import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Kinds that a version of Kubernetes deprecates or takes away: { 'group/version/Kind': [deprecated minor, removed minor, replacement] }. */
export function lifecycleOf(folder) {
  const found = {};
  for (const group of readdirSync(folder, { withFileTypes: true }).filter(one => one.isDirectory())) {
    for (const version of readdirSync(join(folder, group.name)).filter(name => /^v\d/.test(name)))
      Object.assign(found, ofPackage(join(folder, group.name, version), version));
  }
  return { ...goneBefore, ...found };
}

function ofPackage(folder, version) {
  const files = readdirSync(folder);
  if (!files.includes('zz_generated.prerelease-lifecycle.go')) return {};
  const code = readFileSync(join(folder, 'zz_generated.prerelease-lifecycle.go'), 'utf8');
  const group = /GroupName = "([^"]*)"/.exec(readFileSync(join(folder, 'register.go'), 'utf8'))[1];
  const minors = name =>
    Object.fromEntries(
      [
        ...code.matchAll(
          new RegExp(
            `func \\(in \\*(\\w+)\\) APILifecycle${name}\\(\\) \\(major, minor int\\) \\{\\s*return 1, (\\d+)`,
            'g',
          ),
        ),
      ].map(([, kind, minor]) => [kind, Number(minor)]),
    );
  const replacements = Object.fromEntries(
    [
      ...code.matchAll(
        /func \(in \*(\w+)\) APILifecycleReplacement\(\) [^{]*\{\s*return schema\.GroupVersionKind\{Group: "([^"]*)", Version: "([^"]*)", Kind: "([^"]*)"/g,
      ),
    ].map(([, kind, ...to]) => [kind, to.join('/')]),
  );
  const removed = minors('Removed'),
    deprecated = minors('Deprecated');
  return Object.fromEntries(
    Object.keys(removed)
      .filter(kind => !kind.endsWith('List'))
      .map(kind => [`${group}/${version}/${kind}`, [deprecated[kind] ?? 0, removed[kind], replacements[kind] ?? '']]),
  );
}

/** Types that the module no longer holds, and definitions that left their group. (kubernetes.io, deprecated API migration guide) */
const goneBefore = {
  'autoscaling/v2beta1/HorizontalPodAutoscaler': [22, 25, 'autoscaling/v2/HorizontalPodAutoscaler'],
  'autoscaling/v2beta2/HorizontalPodAutoscaler': [23, 26, 'autoscaling/v2/HorizontalPodAutoscaler'],
  'policy/v1beta1/PodSecurityPolicy': [21, 25, ''],
  'extensions/v1beta1/PodSecurityPolicy': [11, 16, ''],
  'batch/v2alpha1/CronJob': [8, 21, 'batch/v1/CronJob'],
  'apiextensions.k8s.io/v1beta1/CustomResourceDefinition': [16, 22, 'apiextensions.k8s.io/v1/CustomResourceDefinition'],
  'apiregistration.k8s.io/v1beta1/APIService': [16, 22, 'apiregistration.k8s.io/v1/APIService'],
};
