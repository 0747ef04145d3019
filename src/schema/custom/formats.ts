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

const byte = /^(0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])$/;
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
  ['ipv4', { wants: 'an IPv4 address', takes: isIPv4 }],
  ['ipv6', { wants: 'an IPv6 address', takes: isIPv6 }],
  ['cidr', { wants: 'a CIDR such as 10.0.0.0/8', takes: isCidr }],
  ['hostname', { wants: 'a host name', takes: isHostname }],
  ['mac', { wants: 'a MAC address', takes: value => /^[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}$/.test(value) }],
  ['uuid', { wants: 'a UUID', takes: value => /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value) }],
  ['email', { wants: 'an e-mail address', takes: value => /^[^@\s]+@[^@\s]+$/.test(value) }],
  ['uri', { wants: 'a URI', takes: value => /^([a-zA-Z][a-zA-Z0-9+.-]*:|\/)\S*$/.test(value) }],
]);

/** Go's net.ParseIP: no leading zeros. (Go 1.26, net/netip/netip.go) */
export function isIPv4(value: string): boolean {
  const parts = value.split('.');
  return parts.length === 4 && parts.every(part => byte.test(part));
}

/** Groups of hexadecimal digits, one run of zeros as `::`, the end perhaps in IPv4's form. */
export function isIPv6(value: string): boolean {
  if (!value.includes(':') || value.length > 45) return false;
  const dotted = value.slice(value.lastIndexOf(':') + 1);
  const plain = dotted.includes('.') ? (isIPv4(dotted) ? value.replace(dotted, '0:0') : 'no') : value;
  const halves = plain.split('::');
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')));
  if (halves.length > 2 || groups.some(group => !/^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

/** An address and the length of its prefix. (Go 1.26, net/ip.go: ParseCIDR) */
export function isCidr(value: string): boolean {
  const [address = '', bits = '', more] = value.split('/');
  if (more !== undefined || !/^(0|[1-9]\d{0,2})$/.test(bits)) return false;
  return (isIPv4(address) && Number(bits) <= 32) || (isIPv6(address) && Number(bits) <= 128);
}

function isHostname(value: string): boolean {
  return (
    value.length <= 255 &&
    value
      .replace(/\.$/, '')
      .split('.')
      .every(part => part.length <= 63 && label.test(part))
  );
}
