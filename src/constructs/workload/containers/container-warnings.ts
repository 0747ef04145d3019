import type { PodContainer } from './containers.js';
import { imageWarnings } from './image.js';
import { resourceWarnings } from './resources.js';

/** What is worth knowing of a container and does not stop the synthesis, each with its prop. */
export function containerWarnings({ props, prop }: PodContainer): readonly string[] {
  const { image, command, resources, probes = {}, lifecycle = {} } = props;
  const asked = Object.entries({ ...probes, ...lifecycle }).flatMap(([name, one]) => {
    const list = name in probes ? 'probes' : 'lifecycle';
    return one === false ? [] : [[`${list}.${name}.command`, one.command] as const];
  });
  return [
    ...imageWarnings(image).map(says => `image: ${says}`),
    ...wordWarnings('command', command),
    ...asked.flatMap(([name, words]) => wordWarnings(name, words)),
    ...resourceWarnings(resources),
  ].map(says => `${prop}${says}`);
}

/** One text with blanks is the name of one program: no shell takes it apart. */
function wordWarnings(prop: string, command: readonly string[] = []): readonly string[] {
  const [line = '', ...rest] = command;
  if (rest.length > 0 || !/^\S+\s+\S/.test(line)) return [];
  return [
    `${prop}: ${JSON.stringify(line)} is looked for as one program, and no shell reads it; give a word each, ${JSON.stringify(line.split(/\s+/))}, or ["sh", "-c", …]`,
  ];
}
