/**
 * What the rules of definitions ask, in our words: the first pattern that a rule's text holds says it. Definitions carry their own
 * messages, which are prose and stay behind.
 */
const messages = [
  ['has(self.tpp)', 'one of tpp, cloud and ngts is needed'],
  ['has(self.secretRef) && !has(self.oidcConfig)', 'one of secretRef and oidcConfig is needed, and not both'],
  ['has(self.spec) || has(self.specs)', 'spec or specs is needed'],
  ["self == '' || isIP(self)", 'an IP address is needed'],
  [
    'p1.name == p2.name ? ((!has(p1.sectionName)',
    'two references to the same object both need a sectionName (or port) or neither has one',
  ],
  [
    '(!has(p1.port) || p1.port == 0) == ',
    'two references to the same object both need a sectionName and port or neither has one',
  ],
  ['p1.name == p2.name && (((!has(p1.', 'two references name the same object and section'],
  ['!(has(self.caCertificateRefs) &&', 'caCertificateRefs and wellKnownCACertificates exclude each other'],
  ['(has(self.caCertificateRefs) && size', 'caCertificateRefs or wellKnownCACertificates is needed'],
  ['self.type == "Hostname" && (!has', 'type Hostname needs hostname'],
  ['self.type != "Hostname" && has', 'hostname stands with type Hostname alone'],
  ['self.type == "URI" && (!has', 'type URI needs uri'],
  ['self.type != "URI" && has', 'uri stands with type URI alone'],
  ["a1.type == 'IPAddress'", 'an IP address is listed twice'],
  ["a1.type == 'Hostname'", 'a host name is listed twice'],
  ["self.type == 'Hostname' ?", 'type Hostname needs a DNS name, perhaps with *. before it'],
  ['self.all(key, key.matches', 'a key has to be a name, or a DNS name, / and a name'],
  ['key.split("/")[0].size()', 'the part of a key before / may have 252 characters'],
  ["self.mode == 'Terminate' ?", 'mode Terminate needs certificateRefs (or options)'],
  [
    "l.protocol in ['HTTP', 'TCP', 'UDP'] ? !has(l.tls)",
    'a listener for HTTP, TCP or UDP has no tls; use protocol HTTPS or TLS',
  ],
  ["l.protocol == 'HTTPS' && has(l.tls)", 'a listener for HTTPS terminates TLS: mode Terminate'],
  ["l.protocol == 'TLS' ?", 'a listener for TLS needs tls.mode: Terminate or Passthrough'],
  ["l.protocol in ['TCP', 'UDP'] ? (!has(l.hostname)", 'a listener for TCP or UDP has no hostname'],
  ['self.all(l1, self.exists_one(l2, l1.name == l2.name))', 'two listeners have the same name'],
  ['l1.port == l2.port && l1.protocol == l2.protocol', 'two listeners have the same port, protocol and hostname'],
  ['self.all(t1, self.exists_one(t2', 'a port is listed twice'],
  ["self.kind == 'Service') ? has(self.port)", 'a Service needs its port here'],
  ['has(self.percent) && has(self.fraction)', 'percent and fraction exclude each other'],
  ['self.numerator <= self.denominator', 'the numerator is at most the denominator'],
  [/f\.type == '(\w+)'\)\.size\(\) <= 1/, name => `filter ${name} stands more than once`],
  [/^!\(has\(self\.(\w+)\) && self\.type != '(\w+)'\)/, (field, type) => `${field} stands with type ${type} alone`],
  [/^!\(!has\(self\.(\w+)\) && self\.type == '(\w+)'\)/, (field, type) => `type ${type} needs ${field}`],
  ['has(self.type) ? has(self.service) || has(self.method)', 'service or method is needed'],
  ['self.service.matches', 'service has to be a gRPC service: names with dots between'],
  ['self.method.matches', 'method has to be a gRPC method: letters, digits and _'],
  ["!('*' in self && self.size() > 1)", '* stands alone'],
  [/^self\.type == '(\w+)' \? has\(self\.(\w+)\) : true/, (type, field) => `type ${type} needs ${field}`],
  [/^has\(self\.(\w+)\) \? self\.type == '(\w+)' : true/, (field, type) => `${field} stands with type ${type} alone`],
  [/^self\.protocol == '(\w+)' \? has\(self\.(\w+)\)/, (type, field) => `protocol ${type} needs ${field}`],
  [/^has\(self\.(\w+)\) \? self\.protocol == '(\w+)'/, (field, type) => `${field} stands with protocol ${type} alone`],
  ["f.type == 'RequestRedirect') && self.exists", 'RequestRedirect and URLRewrite exclude each other'],
  ["self.value.startsWith('/')", 'the path has to begin with /'],
  [/self\.value\.(?:contains|endsWith)\('([^']+)'\)/, part => `the path may not hold ${part}`],
  ["|| self.type == 'RegularExpression'", 'the type is Exact, PathPrefix or RegularExpression'],
  ['self.value.matches(r"""^(?:[-A-Za-z0-9/', 'the path has characters that a path may not have; escape them with %'],
  ['duration(self.backendRequest) > duration(self.request)', 'backendRequest is at most request'],
  ['self[0].matches', 'all rules together may have 128 matches'],
  [
    '!has(self.filters) || self.filters.all(f, !has(f.requestRedirect))',
    'a rule with RequestRedirect has no backendRefs',
  ],
  ["'ReplacePrefixMatch' && has(", 'replacePrefixMatch needs one match alone, of a PathPrefix'],
  ['self.all(h, !isIP(h))', 'a host is a name, not an address'],
  ["self.all(h, !h.contains('*')", 'a host has to be a DNS name in lower case'],
  ["self.all(h, h.contains('*')", '* stands alone as the first label: *.example.com'],
  ["lifetimeType != 'Permanent'", 'lifetimeType Permanent needs absoluteTimeout'],
  ["!has(self.cookieConfig) || self.type == 'Cookie'", 'cookieConfig stands with type Cookie alone'],
  ['self.all(l1, !has(l1.name)', 'a name stands twice'],
  ["duration('1s')", 'the interval is from 1s to 1h'],
  ["== duration('0s')", 'the interval is more than 0s and at most 1h'],
  ["self.type == 'ExternalHostname'", 'externalHostname stands with type ExternalHostname, and with it alone'],
  [".cluster.local')", 'a host of the cluster is no external host'],
  ["self.mode == 'ClientAndServer'", 'clientCertificateRef stands with mode ClientAndServer, and with it alone'],
  ['dns1123Label', 'the name has to be a DNS label'],
  ['isCIDR(self)', 'a CIDR such as 10.0.0.0/8 is needed'],
  ["self.metadata.name == 'default'", 'its name has to be default: there is one in a cluster'],
  ['!has(self.secret) || !has(self.configMap)', 'secret and configMap exclude each other'],
  ["self.startsWith('/')", 'it has to begin with /'],
  ['oldSelf', 'it cannot be changed'],
];

/** The message for a rule; undefined where none is written yet. */
export function messageOf(rule) {
  const text = rule.replace(/\s+/g, ' ').trim();
  for (const [pattern, message] of messages) {
    const match = typeof pattern === 'string' ? text.includes(pattern) && [] : pattern.exec(text);
    if (match) return typeof message === 'string' ? message : message(...match.slice(1));
  }
  return undefined;
}
