import type { CommandModule } from '../contract/command.js';
import { exit, UsageError } from '../contract/exit.js';
import { terminalLines } from '#report/escaping/shown.js';

/** `gatewright completion SHELL`: commands and files, completed. */
export function completion(names: readonly string[]): CommandModule {
  return {
    define: command => command,
    run: ([shell = ''], _options, streams) => {
      const script = Object.hasOwn(scripts, shell) ? scripts[shell] : undefined;
      if (!script)
        throw new UsageError(
          `${shell === '' ? 'name a shell' : `${shell} is not a shell that we complete`}; known are ${Object.keys(scripts).join(', ')}`,
        );
      streams.out(terminalLines(script(names)));
      return exit.clean;
    },
  };
}

const scripts: Readonly<Record<string, (names: readonly string[]) => string>> = {
  bash: names =>
    [
      '_gatewright() {',
      '  local word=${COMP_WORDS[COMP_CWORD]}',
      `  if [ "$COMP_CWORD" -eq 1 ]; then COMPREPLY=($(compgen -W "${names.join(' ')}" -- "$word"))`,
      '  else COMPREPLY=($(compgen -f -- "$word")); fi',
      '}',
      'complete -o filenames -F _gatewright gatewright',
      '',
    ].join('\n'),
  zsh: names => ['#compdef gatewright', `_arguments '1:command:(${names.join(' ')})' '*:file:_files'`, ''].join('\n'),
  fish: names => [`complete -c gatewright -n __fish_use_subcommand -f -a '${names.join(' ')}'`, ''].join('\n'),
};
