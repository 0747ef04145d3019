/**
 * What a text would do to the machine that keeps the log, or to the terminal that shows it: the lines that a runner takes for a
 * command, and the signs that nobody sees. Written down here once more, from what machines do and not from what we escape.
 */
export function steeringIn(output: string): readonly string[] {
  return output.split('\n').flatMap(line => {
    const seen = line.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
    return [
      ...(seen.trim().startsWith('::') ? [`a workflow command: ${JSON.stringify(line)}`] : []),
      ...(/##(?:vso|teamcity)?\[/i.test(seen) ? [`a command of a log: ${JSON.stringify(line)}`] : []),
      ...(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(line) ? [`an unseen sign: ${JSON.stringify(line)}`] : []),
    ];
  });
}
