import { addressOf, goNet, netip } from '#model/addresses/address.js';
import { cidrOf } from '#model/addresses/block.js';
import { isBase64, isTime } from '../built-in/texts.js';

/**
 * What a format wants that a text is not, or undefined where the text is right or the API server does not know the format.
 * (kube-openapi, pkg/validation/strfmt/default.go and date.go)
 */
export function wantedFormat(value: string, format: string): string | undefined {
  const known = formats.get(format);
  return known && !known.takes(value) ? known.wants : undefined;
}

interface Format {
  readonly wants: string;
  takes(value: string): boolean;
}

const label = /^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$/;

const formats: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['byte', { wants: 'base64', takes: isBase64 }],
  ['date-time', { wants: 'a time such as 2026-01-31T12:00:00Z', takes: value => isTime(value.toUpperCase()) }],
  [
    'date',
    {
      wants: 'a date such as 2026-01-31',
      takes: value => /^\d{4}-\d\d-\d\d$/.test(value) && isTime(`${value}T00:00:00Z`),
    },
  ],
  ['ipv4', { wants: 'an IPv4 address', takes: value => addressOf(value, netip)?.family === 4 }],
  ['ipv6', { wants: 'an IPv6 address', takes: value => addressOf(value, netip)?.family === 6 }],
  ['cidr', { wants: 'a CIDR such as 10.0.0.0/8', takes: value => cidrOf(value, goNet) !== undefined }],
  ['hostname', { wants: 'a host name', takes: isHostname }],
  ['mac', { wants: 'a MAC address', takes: value => /^[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}$/.test(value) }],
  ['uuid', { wants: 'a UUID', takes: value => /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value) }],
  ['email', { wants: 'an e-mail address', takes: value => /^[^@\s]+@[^@\s]+$/.test(value) }],
  ['uri', { wants: 'a URI', takes: value => /^([a-zA-Z][a-zA-Z0-9+.-]*:|\/)\S*$/.test(value) }],
]);

function isHostname(value: string): boolean {
  return (
    value.length <= 255 &&
    value
      .replace(/\.$/, '')
      .split('.')
      .every(part => part.length <= 63 && label.test(part))
  );
}
