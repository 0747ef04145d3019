import type { ManifestFile } from '#ask/analyze.js';
import { analyze } from '#ask/analyze.js';
import { check } from '#ask/check.js';
import { readCertificate } from '#crypto/read-certificate.js';
import type { Told } from '#configuration/told-of.js';
import { toldOf } from '#configuration/told-of.js';
import { attempt } from '#files/attempt.js';
import { boundedBytes } from '#files/bounded-bytes.js';
import { decoded } from '#files/decoding.js';
import { faultWords } from '#files/fault-words.js';
import type { Diagnostic, Severity } from '#model/findings/diagnostic.js';
import { codePlaces } from './code-places.js';
import type { PluginContext } from './plugin-context.js';
import type { ValidationProps } from './validation-props.js';
import { propFaults } from './validation-props.js';
import { faultViolation, violationsOf } from './violations.js';

const order: readonly Severity[] = ['info', 'warning', 'error'];

/** Checks what `cdk8s synth` wrote, whatever wrote it: what the check faults stops the synthesis. */
export class GatewrightValidation {
  readonly #props: unknown;

  constructor(properties: ValidationProps = {}) {
    this.#props = properties;
  }

  /** What is wrong with the properties and the manifests goes into the report; nothing is thrown, which cdk8s would show as a crash. */
  validate({ manifests, metadata, report }: PluginContext): Promise<void> {
    const wrong = propFaults(this.#props);
    const files = manifests.map(read);
    const told = toldOf(manifests[0] ?? '.');
    const faults = [
      ...('faults' in told ? told.faults.map(says => ({ says, fix: 'let the app write the file anew' })) : []),
      ...wrong.map(says => ({ says, fix: 'correct the properties of the plugin in cdk8s.yaml' })),
      ...(manifests.length === 0 ? [{ says: 'no manifest was synthesised', fix: onlyYaml }] : []),
      ...files.flatMap(one => ('fault' in one ? [{ says: one.fault, fix: 'see why the file cannot be read' }] : [])),
    ];
    if ('faults' in told || faults.length > 0) {
      for (const fault of faults) report.addViolation(faultViolation(fault));
      report.submit('failure');
      return Promise.resolve();
    }
    this.#report(
      files.flatMap(one => ('text' in one ? [one] : [])),
      told,
      { ...(metadata && { metadata }), report },
    );
    return Promise.resolve();
  }

  #report(
    files: readonly ManifestFile[],
    told: Told,
    { metadata = {}, report }: Omit<PluginContext, 'manifests'>,
  ): void {
    const props = this.#props as ValidationProps; // held to its shape by propFaults
    const { rules = {}, ignore = [], ...options } = props;
    const facts = analyze(files, { ...told.options, ...options, readCertificate });
    const found = check(facts, { rules: { ...told.rules, ...rules }, ignore }).filter(one => !one.suppressed);
    const code = codePlaces(files.map(({ file }) => file));
    const shared = sharedNames(facts.cluster.resources.map(({ name }) => name));
    for (const violation of violationsOf(found, { metadata, shared, code })) report.addViolation(violation);
    report.submit(fails(found, props) ? 'failure' : 'success', countsOf(found));
  }
}

const onlyYaml = 'let the app write files that end in .yaml: cdk8s hands no others to its plugins';

function read(file: string): ManifestFile | { readonly fault: string } {
  const bytes = attempt(() => boundedBytes(file));
  if ('error' in bytes) return { fault: `${file} cannot be read (${faultWords(bytes.error)})` };
  return { file, text: decoded(bytes.value).text };
}

function sharedNames(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter(name => seen.has(name) || !seen.add(name)));
}

function fails(found: readonly Diagnostic[], { failOn = 'error' }: ValidationProps): boolean {
  return found.some(({ severity }) => order.indexOf(severity) >= order.indexOf(failOn));
}

function countsOf(found: readonly Diagnostic[]): Readonly<Record<string, string>> {
  const count = (wanted: Severity): string => String(found.filter(({ severity }) => severity === wanted).length);
  return { Errors: count('error'), Warnings: count('warning'), Infos: count('info') };
}
