import type { MovedAnswer } from '#analyze/moved-answers.js';
import { movedAnswers } from '#analyze/moved-answers.js';
import type { factsOf } from '#analyze/facts.js';
import type { PlatformSettings } from '../../settings/platform-settings.js';

/** Where the controllers of a platform that moves from one to another do not answer alike: one line for each host, with a request. */
export function moveWarnings(
  { readings }: ReturnType<typeof factsOf>,
  platforms: readonly PlatformSettings[],
): readonly string[] {
  return [...new Set(platforms)].flatMap(({ controllers }) => {
    const names = controllers.map(one => one.name);
    const own = names.flatMap(name => readings.find(one => one.settings.name === name) ?? []);
    return linesOf(movedAnswers(own));
  });
}

function linesOf(moved: readonly MovedAnswer[]): readonly string[] {
  const byHost = new Map<string, MovedAnswer[]>();
  for (const one of moved) {
    const host = [...one.controllers, new URL(one.request.replace(/^\S+ /, '')).origin].join(' ');
    const others = byHost.get(host);
    if (others) others.push(one);
    else byHost.set(host, [one]);
  }
  return [...byHost.values()].flatMap(([first, ...others]) => (first ? [lineOf(first, others.length)] : []));
}

function lineOf({ request, controllers: [one, other], answers: [here, there] }: MovedAnswer, more: number): string {
  const others = more === 0 ? '' : `; of this host ${more} more of the requests tried differ`;
  return `[app] controller: ${one} and ${other} do not answer alike: ${request} ends at ${here} with ${one} and at ${there} with ${other}${others}`;
}
