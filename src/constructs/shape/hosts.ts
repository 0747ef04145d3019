/** Whether a text is a host of a route: a DNS name in lower case, perhaps with `*.` in front. */
export function isHost(host: string): boolean {
  return !isAddress(host) && host.length <= 253 && host.replace(/^\*\./, '').split('.').every(isLabel);
}

/** What is wrong with a host, and the host that an address or one in capitals means. */
export function hostFault(host: string): string | undefined {
  if (isHost(host)) return undefined;
  if (isAddress(host)) return `${host} is an address, and routes know hosts by name; give a name that leads to it`;
  return `${host} is not a host; ${suggested(host) ?? 'a-z, 0-9, dashes and dots, perhaps with *. in front'}`;
}

/** (kubernetes v1.36, pkg/apis/networking/validation/validation.go: validateIngressRules takes no address) */
function isAddress(host: string): boolean {
  return /^\d+(\.\d+){3}$/.test(host);
}

/** What is wrong with a domain below which hosts stand. */
export function domainFault(domain: string): string | undefined {
  if (isHost(domain) && !domain.startsWith('*.')) return undefined;
  const meant = suggested(domain.replace(/^\*?\./, ''));
  return `${domain === '' ? 'an empty text' : domain} is not a DNS name in lower case${meant === undefined ? '' : `; ${meant}`}`;
}

/** Without scheme, port, path and the dot at its end, and as DNS has it: in lower case, other letters in those of ASCII. */
function suggested(text: string): string | undefined {
  const host = text
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/[:/?#].*$/s, '')
    .replace(/\.$/, '')
    .toLowerCase();
  const meant = asciiOf(host);
  return isHost(meant) ? `did you mean ${meant}` : undefined;
}

/** `münchen.de` is `xn--mnchen-3ya.de` to DNS, and in requests. (RFC 5890, as the URL standard reads it) */
function asciiOf(host: string): string {
  if (!/[^\p{ASCII}]/u.test(host)) return host;
  const [, star = '', name = ''] = /^(\*\.)?(.*)$/s.exec(host) ?? [];
  return URL.canParse(`http://${name}`) ? `${star}${new URL(`http://${name}`).hostname}` : host;
}

/** Whether a text can name a Service, a Deployment or a namespace: a DNS label. (RFC 1035: a letter comes first.) */
export function isName(name: string): boolean {
  return isLabel(name) && /^[a-z]/.test(name);
}

function isLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}
