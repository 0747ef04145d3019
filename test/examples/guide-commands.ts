import { run } from '../cli/run.js';

/**
 * A page with what its commands really print: each `$ npx gatewright …` of its `console` blocks is run in this folder, and what
 * stands below is replaced by the output.
 */
export async function withOutputs(page: string, folder: string): Promise<string> {
  const parts: string[] = [];
  for (const part of page.split(/^(```console\n[^]*?^```)/m))
    parts.push(asks(part) ? await answered(part, folder) : part);
  return parts.join('');
}

/** The commands of a page whose outputs it shows. */
export function asks(page: string): boolean {
  return /^```console\n\$ npx gatewright /m.test(page);
}

async function answered(block: string, folder: string): Promise<string> {
  const commands = [...block.matchAll(/^\$ npx gatewright (.*)$/gm)].map(([, words = '']) => words);
  const shown: string[] = [];
  for (const words of commands) {
    const { out, err } = await run(words.split(' '), folder);
    shown.push(`$ npx gatewright ${words}\n${(out + err).trimEnd()}\n`);
  }
  return `\`\`\`console\n${shown.join('\n')}\`\`\``;
}
