import { nearest } from '#model/text/nearest.js';
import type { Release } from '../../release.js';
import { compareReleases, releaseOf, releaseText } from '../../release.js';
import { requirementsIn } from '../../label-selector.js';
import { goBoolean, goInteger } from '../values/go-values.js';
import type { ControllerFlag, FlagValue } from './flags.table.js';
import { controllerFlags } from './flags.table.js';
import type { WrittenFlag } from './written-flags.js';

/** A flag with which the controller ends at its start. */
export interface FlagFault {
  readonly flag: WrittenFlag;
  readonly because: string;
}

/** What the controller does not start with. (ingress-nginx v1.15.1, pkg/flags/flags.go: ParseFlags; a value that cannot be read ends it too) */
export function flagFaults(flags: readonly WrittenFlag[], release: Release): readonly FlagFault[] {
  const own = flags.flatMap(flag => {
    const because = faultOf(flag.name, flag.value, release);
    return because === undefined ? [] : [{ flag, because }];
  });
  return [...own, ...exclusive.flatMap(([one, other]) => together(flags, one, other))];
}

/** What is wrong with the name of a flag, or with its value. */
export function faultOf(name: string, value: string, release: Release): string | undefined {
  const known = controllerFlags.find(one => one.name === name);
  if (!known) return `ingress-nginx has no flag --${name}${hintFor(name)}`;
  const since = known.since === undefined ? undefined : releaseOf(known.since);
  if (since && compareReleases(release, since) < 0)
    return `ingress-nginx ${releaseText(release)} has no flag --${name}: it came with ${releaseText(since)}`;
  return valueFault(known, value);
}

function hintFor(name: string): string {
  const near = nearest(
    name,
    controllerFlags.map(one => one.name),
  );
  return near === undefined ? '' : `; did you mean --${near}?`;
}

function valueFault({ name, value: type }: ControllerFlag, value: string): string | undefined {
  if (name === 'version' && goBoolean(value) === true)
    return 'with --version the controller tells its version and ends';
  if (name === 'watch-namespace-selector' && !requirementsIn(value))
    return `--${name} is no selector of labels: ${value}`;
  const { is, wants } = readable[type];
  return is(value) ? undefined : `--${name} wants ${wants}, not ${value === '' ? 'nothing' : value}`;
}

const readable: Readonly<Record<FlagValue, { readonly is: (value: string) => boolean; readonly wants: string }>> = {
  bool: { is: value => goBoolean(value) !== undefined, wants: 'true or false' },
  integer: { is: value => goInteger(value) !== undefined, wants: 'a whole number' },
  number: { is: value => value.trim() !== '' && !Number.isNaN(Number(value)), wants: 'a number' },
  duration: {
    is: value => /^[+-]?(0|(\d+(\.\d*)?|\.\d+)(ns|us|µs|ms|s|m|h))+$/.test(value),
    wants: 'a duration (30s)',
  },
  text: { is: () => true, wants: 'a text' },
  list: { is: () => true, wants: 'a list' },
};

const exclusive = [
  ['watch-namespace', 'watch-namespace-selector'],
  ['publish-service', 'publish-status-address'],
] as const;

function together(flags: readonly WrittenFlag[], one: string, other: string): readonly FlagFault[] {
  const [first, second] = [one, other].map(name => flags.findLast(flag => flag.name === name && flag.value !== ''));
  return first && second ? [{ flag: second, because: `--${one} and --${other} are not taken together` }] : [];
}
