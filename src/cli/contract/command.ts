import type { Command } from 'commander';
import type { Streams } from './streams.js';

/** A command of the command line: its flags, and what it does. `run` gives the exit code. */
export interface CommandModule {
  readonly define: (command: Command) => Command;
  readonly run: (args: readonly string[], options: unknown, streams: Streams) => number;
}

/** What is known of a command before it is loaded. */
export interface CommandEntry {
  readonly name: string;
  readonly usage: string;
  readonly summary: string;
  readonly examples: readonly string[];
  readonly load: () => Promise<CommandModule>;
}
