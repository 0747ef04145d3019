import { Command, CommanderError } from 'commander';
import { withoutSecrets } from '#model/text/confidential-text.js';
import { nearest } from '#model/text/nearest.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal, terminalLines } from '#report/escaping/shown.js';
import type { CommandEntry } from './contract/command.js';
import { commands } from './commands/index.js';
import { exit, UsageError } from './contract/exit.js';
import type { Streams } from './contract/streams.js';
import { packageVersion } from './contract/package.js';

/** Runs the command line; gives the exit code. Only a defect of ours throws. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const [name = '--help', ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return print(streams, terminalLines(helpText()));
  if (name === '--version' || name === '-V')
    return print(streams, rest.includes('json') ? await versionText() : terminal`${packageVersion()}\n`);
  const entry = commands.find(one => one.name === name);
  if (entry) return runCommand(entry, rest, streams);
  const hint = nearest(
    name,
    commands.map(one => one.name),
  );
  streams.err(
    terminal`gatewright: ${name} is not a command${hint === undefined ? '; --help lists them' : `; did you mean ${hint}?`}\n`,
  );
  return exit.usage;
}

async function runCommand(entry: CommandEntry, argv: readonly string[], streams: Streams): Promise<number> {
  const { define, run } = await entry.load();
  const command = define(
    new Command(`gatewright ${entry.name}`).usage(`[options] ${entry.usage}`).description(entry.summary),
  )
    .addHelpText('before', `${entry.examples.map(one => `  $ ${one}`).join('\n')}\n`)
    .exitOverride()
    .configureOutput({
      writeOut: help => {
        streams.out(terminalLines(help));
      },
      getOutHelpWidth: () => streams.columns ?? 80,
      outputError: () => undefined,
    })
    .allowExcessArguments()
    .argument('[args...]');
  try {
    command.parse(argv, { from: 'user' });
    return run(command.args, command.opts(), streams);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exit.clean;
    streams.err(terminal.lines(faultLines(error, entry)));
    return exit.usage;
  }
}

/** What was wrong with a call. The messages of commander hold the arguments as they were typed. */
function faultLines(error: unknown, { name }: CommandEntry): readonly (string | Shown<'terminal'>)[] {
  if (error instanceof CommanderError) return [withoutSecrets(error.message)];
  if (!(error instanceof UsageError)) throw error;
  const [first = '', ...others] = error.lines.map(withoutSecrets);
  return [terminal`gatewright ${name}: ${first}`, ...others];
}

async function versionText(): Promise<Shown> {
  const { versionDocument } = await import('./output/version-document.js');
  return versionDocument();
}

function print(streams: Streams, text: Shown): number {
  streams.out(text);
  return exit.clean;
}

function helpText(): string {
  const width = Math.max(...commands.map(one => `${one.name} ${one.usage}`.length)) + 2;
  return [
    'gatewright: what Kubernetes manifests really do, before they ship',
    '',
    ...commands.slice(0, 3).map(one => `  $ ${one.examples[0] ?? ''}`),
    '',
    'Commands',
    ...commands.map(one => `  ${`${one.name} ${one.usage}`.padEnd(width)}${one.summary}`),
    '',
    'gatewright COMMAND --help tells more. Exit codes: 0 clean, 1 findings, 2 usage, 3 unreadable input, 4 our defect.',
    '',
  ].join('\n');
}
