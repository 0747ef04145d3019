import type { Json } from '#model/json.js';
import { isObject, itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Path } from '#model/origin.js';
import { rangeOf } from '#simulate/request/address.js';
import type { ValueFault } from './value-fault.js';

/** What of a request in a file no client could send. Only what has the right shape is looked at. */
export function requestFaults(request: Json | undefined, path: Path): readonly ValueFault[] {
  if (!isObject(request)) return [];
  const { method, host, headers, clientIP, port } = request;
  const at = (key: string, says: string | undefined): readonly ValueFault[] =>
    says === undefined ? [] : [{ path: [...path, key], says }];
  const told = <Value>(value: Value | undefined, faultOf: (one: Value) => string | undefined): string | undefined =>
    value === undefined ? undefined : faultOf(value);
  return [
    ...at('method', told(textOf(method), methodFault)),
    ...at('host', told(textOf(host), hostFault)),
    ...at('clientIP', told(textOf(clientIP), addressFault)),
    ...at('port', told(numberOf(port), portFault)),
    ...Object.entries(objectOf(headers)).flatMap(([name, value]): readonly ValueFault[] => {
      const says = headerFault(
        name,
        textOf(value) ??
          itemsOf(value)
            .flatMap(one => textOf(one) ?? [])
            .join(' '),
      );
      return says === undefined ? [] : [{ path: [...path, 'headers', name], says, key: true }];
    }),
  ];
}

/** What makes a text no URL that can be requested. */
export function urlFault(url: string): string | undefined {
  const wants = 'write http://HOST/PATH or https://HOST/PATH';
  if (!/^https?:\/\/[^/?#]/i.test(url)) return `${url} is not a URL that can be requested; ${wants}`;
  if (unseen.test(url)) return `${url} holds a blank or a control character, which no URL does; write %20 for a blank`;
  return URL.canParse(url) ? undefined : `${url} is not a URL that can be requested: its host or its port is none`;
}

/** A method is a token. (RFC 9110, section 9.1) */
export function methodFault(method: string): string | undefined {
  return token.test(method) ? undefined : `${method === '' ? 'nothing' : method} is not a method; write GET, POST, …`;
}

/** The name of a header is a token, and its value one line. (RFC 9110, sections 5.1 and 5.5) */
export function headerFault(name: string, value: string): string | undefined {
  if (!token.test(name)) return `${name === '' ? 'nothing' : name} is not the name of a header; write 'name: value'`;
  return lineEnd.test(value) ? `the value of the header ${name} holds the end of a line or a NUL` : undefined;
}

/** One address, not a block of them. */
export function addressFault(text: string): string | undefined {
  return text.includes('/') || text !== text.trim() || !rangeOf(text) ? `${text} is not an address` : undefined;
}

export function portFault(port: number): string | undefined {
  return Number.isInteger(port) && (port < 1 || port > 65535)
    ? `${port} is not a port; ports go from 1 to 65535`
    : undefined;
}

/** Blanks around the value of a header do not belong to it. (RFC 9110, section 5.5) */
function hostFault(host: string): string | undefined {
  return unseen.test(host.replace(/^[ \t]+|[ \t]+$/g, ''))
    ? `${host} holds a blank or a control character, which no host does`
    : undefined;
}

/** (RFC 9110, section 5.6.2) */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const unseen = /[\u0000-\u0020\u007f]/;
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const lineEnd = /[\u0000\r\n]/;
