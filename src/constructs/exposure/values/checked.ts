import { isAddressBlock } from '#model/addresses/block.js';
import { isName } from '../../shape/hosts.js';
import type { Shape } from '../../shape/shape.js';
import { hasHalfPair } from '../../shape/unwritable.js';

/** A text that passes a test. `wants`: what it has to be. */
export function textThat(is: (text: string) => boolean, wants: string): Shape {
  return { kind: 'kept', is: value => typeof value === 'string' && !hasHalfPair(value) && is(value), wants };
}

/** A whole number from one to another. */
export function wholeNumber(from: number, to = Number.MAX_SAFE_INTEGER): Shape {
  const range = to === Number.MAX_SAFE_INTEGER ? `from ${from}` : `from ${from} to ${to}`;
  return {
    kind: 'kept',
    is: value => Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to,
    wants: `a whole number ${range}`,
  };
}

function isToken(text: string): boolean {
  return /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(text);
}

/** A list with something in it. */
export function someOf(of: Shape, wants: string): Shape {
  return {
    kind: 'choice',
    wants,
    of: [
      [value => Array.isArray(value) && value.length > 0, { kind: 'list', of, wants }],
      [
        Array.isArray,
        { kind: 'kept', is: () => false, wants: `${wants} with at least one in it; name one, or leave it out` },
      ],
    ],
  };
}

/** One of some words. */
export function word(...of: readonly (string | number | boolean)[]): Shape {
  return { kind: 'word', of };
}

export const address: Shape = textThat(isAddressBlock, 'an address or a CIDR such as 10.0.0.0/8');
export const addresses: Shape = someOf(address, 'a list of addresses and CIDRs');
/** (RFC 9110, 5.1: a token) */
export const headerName: Shape = textThat(isToken, 'the name of a header');
/** (RFC 6265, 4.1.1: a token) */
export const cookieName: Shape = textThat(isToken, 'the name of a cookie');
/** Headers with their values. (RFC 9110, 5.5: no control characters) */
export const headerValues: Shape = {
  kind: 'record',
  of: textThat(
    value => !/[\p{Cc}]/u.test(value.replaceAll('\t', '')),
    'the value of a header: a text without line breaks',
  ),
  wants: 'an object with values by the names of headers',
  fault: name => (isToken(name) ? undefined : `${JSON.stringify(name)} is not the name of a header`),
};
export const headerNames: Shape = someOf(headerName, 'a list of headers');
export const status: Shape = wholeNumber(200, 599);
export const absolutePath: Shape = textThat(
  text => /^\/\S*$/.test(text),
  'a path that begins with / and has no blanks',
);
export const url: Shape = textThat(
  text => /^https?:\/\/[^\s/]+\S*$/.test(text),
  'a URL such as https://auth.example.com/check',
);
/** A Service of the route's namespace. */
export const serviceName: Shape = textThat(isName, 'the name of a Service');
export const text: Shape = textThat(one => one !== '', 'a text with something in it');
export const words: Shape = someOf(text, 'a list of texts');
