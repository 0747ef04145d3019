/**
 * What a reader does not see and a machine obeys: control characters, directions of writing and other signs without a shape of
 * their own, separators of lines, halves of surrogate pairs.
 */
export const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * The bracket that makes a command for the machine which keeps a log of `##` before it, wherever that stands in a line: `##[`
 * (actions/runner, src/Runner.Common/ActionCommand.cs at 079cdb1, TryParse), `##vso[` of Azure Pipelines, `##teamcity[` of
 * TeamCity. GitHub's runner compares by the rules of a language, which pass over signs that are ignored by default. What stands
 * before is looked at where a bracket is, and nowhere else: it may be long.
 */
export const commandBracket = /\[(?<=#\p{Default_Ignorable_Code_Point}*#[\w\p{Default_Ignorable_Code_Point}]*\[)/u;
