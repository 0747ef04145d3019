/** Whether a text is a host of a route: a DNS name in lower case, perhaps with `*.` in front. */
export function isHost(host: string): boolean {
  return host.length <= 253 && host.replace(/^\*\./, '').split('.').every(isLabel);
}

/** Whether a text can name a Service, a Deployment or a namespace: a DNS label. (RFC 1035: a letter comes first.) */
export function isName(name: string): boolean {
  return isLabel(name) && /^[a-z]/.test(name);
}

function isLabel(text: string): boolean {
  return text.length <= 63 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(text);
}
