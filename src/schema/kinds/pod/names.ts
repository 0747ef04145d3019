import { dnsLabel, dnsSubdomain, dnsSubdomainWithUnderscore } from '../../metadata/dns-name.js';
import { labelKey } from '../../metadata/label.js';
import type { Check } from '../language/check.js';
import { all, between, each, fields, follows, ifAny, ifGiven, textFaults } from '../language/check.js';
import type { FieldViolation } from '../language/field-violation.js';
import { invalid, missing, quoted } from '../language/field-violation.js';
import type { Field } from '../language/field.js';
import { at, empty, given, holds, items, text, texts } from '../language/field.js';
import { ipAddress } from '../values/ip.js';

/** What a pod is called and what it calls others. (kubernetes v1.36.0, pkg/apis/core/validation/validation.go: ValidatePodSpec) */
export const names: Check = all(
  fields({
    serviceAccountName: ifAny(follows(dnsSubdomain)),
    nodeName: ifAny(follows(dnsSubdomain)),
    activeDeadlineSeconds: between(1, 2 ** 31 - 1),
    priorityClassName: ifAny(follows(dnsSubdomain)),
    runtimeClassName: ifGiven(follows(dnsSubdomain)),
    hostAliases: each(fields({ ip: ipAddress, hostnames: each(follows(dnsSubdomain)) })),
    readinessGates: each(fields({ conditionType: follows(labelKey) })),
    schedulingGates,
  }),
  resolution,
  hostnameOverride,
);

/** A StatefulSet's pods have names of their own, whatever these say. */
export const hostName: Check = fields({ hostname: ifAny(follows(dnsLabel)), subdomain: ifAny(follows(dnsLabel)) });

/** The API server points at the gate. (same file: validateSchedulingGates) */
function* schedulingGates(list: Field): Iterable<FieldViolation> {
  const seen = new Set<string>();
  for (const gate of items(list)) {
    const name = at(gate, 'name');
    yield* textFaults(name, text(name), labelKey, gate);
    if (seen.has(text(name))) yield invalid(name, `gate ${text(name)} is there twice`, gate);
    seen.add(text(name));
  }
}

/** (same file: validatePodDNSConfig) */
function* resolution(spec: Field): Iterable<FieldViolation> {
  const config = at(spec, 'dnsConfig');
  const servers = at(config, 'nameservers');
  const own = text(at(spec, 'dnsPolicy')) === 'None';
  if (own && !given(config)) yield missing(config, 'dnsConfig is required where dnsPolicy is None');
  else if (own && empty(servers)) yield missing(servers, 'a nameserver is required where dnsPolicy is None');
  else yield* dnsConfig(config);
}

function* dnsConfig(config: Field): Iterable<FieldViolation> {
  const servers = at(config, 'nameservers');
  const searches = at(config, 'searches');
  if (items(servers).length > 3)
    yield invalid(servers, `${items(servers).length} nameservers stand there; 3 are allowed`);
  for (const server of items(servers)) yield* ipAddress(server);
  if (items(searches).length > 32)
    yield invalid(searches, `${items(searches).length} search domains stand there; 32 are allowed`);
  if (texts(searches).join(' ').length > 2048)
    yield invalid(searches, 'the search domains are longer than 2048 characters together');
  for (const search of items(searches)) yield* searchDomain(search);
  for (const option of items(at(config, 'options'))) {
    if (empty(at(option, 'name'))) yield missing(at(option, 'name'), 'an option needs its name', option);
  }
}

/** Underscores, and `.` alone, from 1.33 on. (pkg/features/kube_features.go: RelaxedDNSSearchValidation) */
function searchDomain(field: Field): readonly FieldViolation[] {
  const relaxed = field.minor >= 33;
  if (relaxed && text(field) === '.') return [];
  return textFaults(field, text(field).replace(/\.$/, ''), relaxed ? dnsSubdomainWithUnderscore : dnsSubdomain);
}

/** (same file: validatePodHostName) */
function* hostnameOverride(spec: Field): Iterable<FieldViolation> {
  const field = at(spec, 'hostnameOverride');
  if (!given(field) || field.minor < 35) return;
  if (holds(at(spec, 'setHostnameAsFQDN')))
    yield invalid(field, 'hostnameOverride has no place beside setHostnameAsFQDN: true');
  if (holds(at(spec, 'hostNetwork'))) yield invalid(field, 'hostnameOverride has no place beside hostNetwork: true');
  if (text(field).length > 64) yield invalid(field, `${quoted(text(field))} is longer than 64 characters`);
  yield* textFaults(field, text(field), dnsSubdomain);
}
