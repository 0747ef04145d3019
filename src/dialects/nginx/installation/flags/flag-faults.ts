import { nearest } from '#model/text/nearest.js';
import type { Release } from '../../../release.js';
import { compareReleases, releaseOf, releaseText } from '../../../release.js';
import type { SettingFault } from '../../../dialect.js';
import { requirementsIn } from '../../../label-selector.js';
import { goBoolean, goInteger } from '../../values/go-values.js';
import type { FlagValue } from './flags.table.js';
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

/** The same of flags that settings give by name, without their dashes. */
export function settingFaults(flags: Readonly<Record<string, string>>, release: Release): readonly SettingFault[] {
  const own = Object.entries(flags).flatMap(([name, value]): readonly SettingFault[] => {
    const unknown = nameFault(name, release, '');
    const says = unknown ?? valueFault(name, value);
    return says === undefined ? [] : [{ name, key: unknown !== undefined, says }];
  });
  const both = exclusive.filter(pair => pair.every(name => (flags[name] ?? '') !== ''));
  return [...own, ...both.map(([one, other]) => ({ name: other, key: true, says: apart(one, other) }))];
}

/** What is wrong with the name of a flag, or with its value. */
export function faultOf(name: string, value: string, release: Release): string | undefined {
  return nameFault(name, release, '--') ?? valueFault(name, value);
}

/** Dashes stand where a command line would have them. */
function nameFault(name: string, release: Release, dashes: '' | '--'): string | undefined {
  const known = controllerFlags.find(one => one.name === name);
  if (!known) return `ingress-nginx has no flag ${dashes}${name}${hintFor(name, dashes)}`;
  const since = known.since === undefined ? undefined : releaseOf(known.since);
  if (!since || compareReleases(release, since) >= 0) return undefined;
  return `ingress-nginx ${releaseText(release)} has no flag ${dashes}${name}: it came with ${releaseText(since)}`;
}

function hintFor(name: string, dashes: string): string {
  const known = controllerFlags.map(one => one.name);
  const bare = name.replace(/^--?/, '');
  const near = known.includes(bare) ? bare : nearest(name, known);
  return near === undefined ? '' : `; did you mean ${dashes}${near}?`;
}

function valueFault(name: string, value: string): string | undefined {
  const type = controllerFlags.find(one => one.name === name)?.value ?? 'text';
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
  return first && second ? [{ flag: second, because: apart(one, other) }] : [];
}

function apart(one: string, other: string): string {
  return `--${one} and --${other} are not taken together`;
}
