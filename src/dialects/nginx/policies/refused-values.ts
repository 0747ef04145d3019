import { isTooGreat } from '../values/sizes.js';
import type { Noted } from './feature.js';
import type { Reads } from './reads.js';
import { textIn } from './reads.js';

/**
 * Values that the controller takes and nginx does not: `nginx -t` fails, and every reload with it. Nothing tests the
 * configuration when an Ingress is admitted. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:445-452)
 */
export function refuseNegative(reads: Reads, noted: Noted, ...names: readonly string[]): void {
  refuse(reads, noted, names, value => value.startsWith('-'), 'a number that is not below zero');
}

/** The check of their characters takes blanks away, the configuration does not. */
export function refuseBlanks(reads: Reads, noted: Noted, ...names: readonly string[]): void {
  refuse(reads, noted, names, value => /\s/.test(value), 'a value without blanks');
}

/** A dollar sign before anything but a name. (nginx 1.27, src/http/ngx_http_script.c, "invalid variable name") */
export function refuseBrokenVariables(reads: Reads, noted: Noted, ...names: readonly string[]): void {
  refuse(reads, noted, names, value => /\$(?!\w|\{\w+\})/.test(value), 'a name, or a variable of nginx');
}

/** More bytes than nginx counts. */
export function refuseGreatSizes(reads: Reads, noted: Noted, ...names: readonly string[]): void {
  refuse(reads, noted, names, isTooGreat, 'a size of less than 8388608 tebibytes');
}

export function refuse(
  reads: Reads,
  noted: Noted,
  names: readonly string[],
  isBad: (value: string) => boolean,
  wants: string,
): void {
  for (const name of names) if (isBad(textIn(reads, name) ?? '')) noted.invalid(name, wants, 'configuration-refused');
}
