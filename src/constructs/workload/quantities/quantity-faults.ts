import { amountOf } from './quantity.js';

/** What is wrong with a quantity. `ofBytes`: nobody means less than a mebibyte of them, or thousandths. */
export function quantityFaults(prop: string, text: string, ofBytes: boolean): readonly string[] {
  const amount = amountOf(text);
  if (amount === undefined) return [notOne(prop, text, ofBytes)];
  if (!ofBytes) return amount > 0 ? [] : [`${prop}: ${text} is nothing; leave it away for the default`];
  return byteFaults(prop, text, amount);
}

/** What is wrong with what all of a namespace have together: nothing at all may be meant. */
export function totalFaults(prop: string, text: string, ofBytes: boolean): readonly string[] {
  const amount = amountOf(text);
  if (amount === undefined) return [notOne(prop, text, ofBytes)];
  return ofBytes && amount > 0 ? byteFaults(prop, text, amount) : [];
}

function notOne(prop: string, text: string, ofBytes: boolean): string {
  const shown = text.trim() === text && text !== '' ? text : JSON.stringify(text);
  return `${prop}: ${shown} is not a quantity such as 250m or 128Mi${ofBytes ? meantBytes(text) : meantProcessors(text)}`;
}

function byteFaults(prop: string, text: string, amount: number): readonly string[] {
  if (text.endsWith('m'))
    return [`${prop}: ${text} is ${amount} bytes, since m is a thousandth; ${text.slice(0, -1)}Mi is mebibytes`];
  const digits = /^\d+$/.test(text);
  if (amount < 2 ** 20)
    return [`${prop}: ${text} is ${amount} bytes${digits ? `; ${text}Mi is mebibytes` : ', less than 1Mi; give more'}`];
  return [];
}

/** `64MB`, `1 gi`: the powers of 1024 are what most people mean. */
function meantBytes(text: string): string {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?([kmgt])(?:i?b?|ibibytes?)$/i.exec(text.trim()) ?? [];
  return digits === undefined ? '' : `; did you mean ${digits}${unit.toUpperCase()}i`;
}

/** `100 m`, `0.5 cores`. */
function meantProcessors(text: string): string {
  const [, digits, unit = ''] = /^(\d+(?:\.\d+)?) ?(m|mi|millis?|cores?|cpus?|vcpus?)$/i.exec(text.trim()) ?? [];
  return digits === undefined ? '' : `; did you mean ${digits}${/^m/i.test(unit) ? 'm' : ''}`;
}

/** `M` was written for `m`, or no unit: hardly a node has a thousand processors for one container. */
export function processorFaults(prop: string, text = ''): readonly string[] {
  const amount = amountOf(text);
  if (amount === undefined || amount < 1000) return [];
  const [digits = ''] = /^[\d.]*/.exec(text) ?? [];
  if (amount >= 1e5) return [`${prop}: ${text} is ${amount} processors; ${digits}m is ${digits} thousandths of one`];
  return [
    `${prop}: ${text} is ${amount} processors; ${amount}m is ${amount} thousandths of one, and addJsonPatch of the manifest says it where a node has so many`,
  ];
}

/** A hundred processors and more are rare: thousandths are meant where the unit was left away. */
export function manyProcessors(prop: string, text = ''): readonly string[] {
  const amount = amountOf(text);
  if (amount === undefined || amount < 100 || amount >= 1000) return [];
  return [`${prop}: ${text} is ${amount} processors, which few nodes have; ${amount}m is ${amount} thousandths of one`];
}
