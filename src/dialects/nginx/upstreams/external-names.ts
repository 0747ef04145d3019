import { servicePorts } from '#cluster/services.js';
import { addressOf } from '#model/addresses/address.js';
import { textOf } from '#model/json.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { Configuration } from '../installation/configuration.js';
import { goBoolean } from '../values/go-values.js';
import type { TargetState } from './target-state.js';

/**
 * Whether the controller connects to the name of a Service of type ExternalName, which it resolves itself: none with
 * --disable-svc-external-name, never itself, only what can be a name. (ingress-nginx v1.15.1,
 * internal/ingress/controller/endpointslices.go:58-86 and controller.go:1217-1231; recorded: nginx/backends.json, `ExternalName …`)
 */
export function externalState(service: Resource, port: number | string, flags: Configuration['flags']): TargetState {
  const own = `Service ${service.namespace}/${service.name}`;
  if (goBoolean(flags['disable-svc-external-name'] ?? '') === true)
    return none(503, `${own} is of type ExternalName, and the controller runs with --disable-svc-external-name`);
  const name = textOf(specOf(service)['externalName']) ?? '';
  if (isOwn(name)) return none(503, `${own} leads to ${name}, which the controller refuses`);
  if (!addressOf(name) && !isName(name.replace(/\.$/, '')))
    return none(503, `${own} leads to ${name}, which is no name that the controller takes`);
  if (isNowhere(name)) return none(503, `${own} leads to ${name}, which no name server knows`);
  if (connectedPort(service, port) === 0)
    return none(502, `${own} has no port ${port} with a number to connect to, and the controller connects to port 0`);
  return { kind: 'ready' };
}

/**
 * The port of the connection: a target port in digits; else by name the Service's own port, by number none. A number that the Service
 * does not list is taken as it is. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go:1773-1815)
 */
function connectedPort(service: Resource, wanted: number | string): number {
  const ports = servicePorts(service);
  const number = /^[+-]?\d+$/.test(`${wanted}`) ? Number(wanted) : 0;
  const named = ports.find(({ name }) => number === 0 && name === wanted);
  if (named) return inDigits(named.target) || named.number;
  const numbered = ports.find(one => one.number === number);
  return numbered ? inDigits(numbered.target) : number;
}

/** A name reads as zero. */
function inDigits(target: number | string): number {
  return typeof target === 'number' ? target : Number(/^\d+$/.exec(target)?.[0] ?? 0);
}

function none(status: number, because: string): TargetState {
  return { kind: 'empty', status, fault: status === 502 ? 'port' : 'endpoints', because };
}

function isOwn(name: string): boolean {
  return name === 'localhost' || /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/i.test(name);
}

/** (k8s.io/apimachinery v0.36, pkg/util/validation: IsDNS1123Subdomain) */
function isName(name: string): boolean {
  return name.length <= 253 && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name);
}

/** Names below `invalid` never exist. (RFC 6761, 6.4) */
function isNowhere(name: string): boolean {
  return /(^|\.)invalid\.?$/i.test(name);
}
