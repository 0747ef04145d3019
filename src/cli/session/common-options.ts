import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Severity } from '#model/findings/diagnostic.js';

/** The flags that every command which reads manifests has. */
export interface CommonOptions {
  readonly filename: readonly string[];
  readonly exclude: readonly string[];
  readonly each?: true;
  readonly output: readonly string[];
  readonly namespace?: string;
  /** A path, or false for `--no-config`; true when neither is given. */
  readonly config: string | boolean;
  readonly controller: readonly string[];
  readonly kubernetes?: string;
  readonly cni?: string;
  readonly complete?: true;
  readonly allowEmpty?: true;
  readonly failOn: Severity;
  readonly strict?: true;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly quiet?: true;
  readonly verbose?: true;
  readonly color: boolean;
}

const many = (value: string, before: readonly string[]): readonly string[] => [...before, value];

/** Adds the common flags to a command. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('-f, --filename <path>', 'the same as PATH', many, [])
    .option('--exclude <glob>', 'files to leave out (repeatable)', many, [])
    .option('--each', 'every PATH is a cluster of its own')
    .option('-o, --output <format[=file]>', 'text, json, … (repeatable)', many, [])
    .option('-n, --namespace <name>', 'for resources that name none (default: default)')
    .option('--config <file>', 'the configuration (default: the nearest gatewright.yaml)')
    .option('--no-config', 'without configuration')
    .option(
      '--controller <name[@version]>',
      'the controller to ask: ingress-nginx, traefik, gateway (repeatable)',
      many,
      [],
    )
    .option('--kubernetes <version>', 'the version of Kubernetes')
    .option('--cni <name[@version]>', 'which network policies bite')
    .option('--complete', 'what is not among the manifests does not exist')
    .option('--allow-empty', 'paths without one resource are no mistake')
    .option('--fail-on <severity>', 'error, warning or info', severity, 'error')
    .option('--strict', 'unknown counts as a failure')
    .option('--only <rule>', 'only this rule (repeatable)', many, [])
    .option('--skip <rule>', 'without this rule (repeatable)', many, [])
    .option('-q, --quiet', 'no progress and no summary')
    .option('--verbose', 'names each file that is passed over, and why')
    .option('--no-color', 'without colours');
}

function severity(value: string): Severity {
  if (value === 'error' || value === 'warning' || value === 'info') return value;
  throw new InvalidArgumentError('known are error, warning and info');
}
