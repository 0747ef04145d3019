import { lstatSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { attempt } from '#files/attempt.js';
import type { CommandModule } from '../contract/command.js';
import { exit, UsageError } from '../contract/exit.js';
import type { ChoiceFlags } from '../project/project-choices.js';
import { newProject } from '../project/new-project.js';
import { sessionsOf } from '../session/sessions.js';
import { writeFile } from '../output/write-file.js';
import { factsOf } from '#analyze/facts.js';
import { defaultAnalysis } from '#analyze/settings.js';
import { terminal, terminalLines } from '#report/escaping/shown.js';

interface InitOptions extends ChoiceFlags {
  readonly project?: true;
}

/** `gatewright init [DIR]`: a gatewright.yaml from what the manifests show; with `--project`, a project that makes manifests. */
export const init: CommandModule = {
  define: command =>
    command
      .option('--project', 'a TypeScript project with cdk8s instead: an app, its test and a workflow for CI')
      .option('-y, --yes', 'asks nothing: what is usual is taken for what no flag says')
      .option('--controller <name>', 'of the project: ingress-nginx or traefik')
      .option('--cni <name>', 'of the project: calico, cilium or other')
      .option('--domain <name>', 'of the project: under which applications are served')
      .option('--module <kind>', 'of the project: commonjs or esm'),
  run: ([folder = '.'], given, streams) => {
    const options = given as InitOptions;
    if (options.project) {
      newProject(folder, options, streams);
      return exit.clean;
    }
    const stray = (['controller', 'cni', 'domain', 'module', 'yes'] as const).find(one => options[one] !== undefined);
    if (stray !== undefined) throw new UsageError(`--${stray} is for --project`);
    const file = join(folder, 'gatewright.yaml');
    if ('value' in attempt(() => lstatSync(resolve(streams.cwd, file))))
      throw new UsageError(`${file} is there already`);
    if (!isFolder(resolve(streams.cwd, folder))) throw new UsageError(`${folder} is no folder`);
    const [session] = sessionsOf(
      [folder],
      {
        filename: [],
        exclude: [],
        output: [],
        config: false,
        controller: [],
        failOn: 'error',
        only: [],
        skip: [],
        color: false,
        allowEmpty: true,
      },
      streams,
    );
    const shown = session ? factsOf(session, session.settings).readings.map(one => one.settings.kind) : [];
    writeFile(file, [terminalLines(written(shown))], streams);
    streams.err(
      terminal`${file} written${shown.length > 0 ? `: the manifests show ${shown.join(' and ')}` : '; the manifests show no ingress controller'}\n`,
    );
    return exit.clean;
  },
};

function isFolder(path: string): boolean {
  const stats = attempt(() => statSync(path));
  return 'value' in stats && stats.value.isDirectory();
}

function written(controllers: readonly string[]): string {
  const list =
    controllers.length > 0
      ? ['controllers:', ...controllers.map(kind => `  - kind: ${kind}`)]
      : ['# controllers:', '#   - kind: traefik'];
  return [
    '# What the manifests do not tell; `gatewright schema Configuration` describes each key.',
    `kubernetes: "${defaultAnalysis.kubernetes}"`,
    ...list,
    '# Which network policies bite: conformant, or a CNI such as calico@3.31; without it the one that the manifests show.',
    '# cni: conformant',
    '# true: what is not among the manifests does not exist.',
    `complete: ${defaultAnalysis.complete}`,
    '',
  ].join('\n');
}
