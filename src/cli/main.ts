import { Command, CommanderError } from 'commander';
import { withoutSecrets } from '#model/confidential-text.js';
import { nearest } from '#model/nearest.js';
import type { CommandEntry } from './command.js';
import { commands } from './commands/index.js';
import { exit, UsageError } from './exit.js';
import type { Streams } from './streams.js';
import { packageVersion } from './version.js';

/** Runs the command line; gives the exit code. Only a defect of ours throws. */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  const [name = '--help', ...rest] = argv;
  if (name === '--help' || name === '-h' || name === 'help') return print(streams, helpText());
  if (name === '--version' || name === '-V')
    return print(streams, rest.includes('json') ? await versionText() : `${packageVersion()}\n`);
  const entry = commands.find(one => one.name === name);
  if (entry) return runCommand(entry, rest, streams);
  const hint = nearest(
    name,
    commands.map(one => one.name),
  );
  streams.err(
    `gatewright: ${name} is not a command${hint === undefined ? '; --help lists them' : `; did you mean ${hint}?`}\n`,
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
    .configureOutput({ writeOut: streams.out, writeErr: streams.err })
    .allowExcessArguments()
    .argument('[args...]');
  try {
    command.parse(argv, { from: 'user' });
    return run(command.args, command.opts(), streams);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.clean : exit.usage;
    if (!(error instanceof UsageError)) throw error;
    streams.err(`gatewright ${entry.name}: ${withoutSecrets(error.message)}\n`);
    return exit.usage;
  }
}

async function versionText(): Promise<string> {
  const { versionDocument } = await import('./version-document.js');
  return versionDocument();
}

function print(streams: Streams, text: string): number {
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
