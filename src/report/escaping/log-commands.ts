import { commandBracket } from '#model/text/unseen.js';

const brackets = new RegExp(commandBracket, 'gu');

/**
 * `::` where a line begins, after blanks, colours and what is ignored: there GitHub's runner looks for a command (actions/runner,
 * src/Runner.Common/ActionCommand.cs at 079cdb1, TryParseV2). Elsewhere it is a part of an IPv6 address.
 */
const lineCommands =
  /^(?:(?!\n)[\s\p{Default_Ignorable_Code_Point}]|\p{Cc}\[\d*m)*(?=:\p{Default_Ignorable_Code_Point}*:)/gmu;

/** Whole lines in which no machine that keeps a log finds a command: a backslash stands before its sign. */
export function withoutCommands(lines: string): string {
  return withoutBrackets(lines).replace(lineCommands, '$&\\');
}

/** The same within a line. */
export function withoutBrackets(text: string): string {
  return text.replace(brackets, '\\[');
}
