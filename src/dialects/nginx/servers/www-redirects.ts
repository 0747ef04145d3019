import type { Origin } from '#model/origin.js';
import type { ConfigurationFault } from './configuration-faults.js';
import type { Rendered } from './locations.js';
import { wwwRedirectName } from '../policies/redirects/redirect-group.js';
import type { Server } from './servers.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';

/** A host with or without `www.` that leads to the other. */
export interface WwwRedirect {
  readonly from: string;
  readonly to: string;
  readonly by: ServedIngress;
  /** Where it is asked for. */
  readonly at: Origin;
}

/** Every server that asks for it, unless the other name has a server. (ingress-nginx v1.15.1, pkg/util/ingress/ingress.go:179-232) */
export function wwwRedirects(rendered: ReadonlyMap<Server, Rendered>): readonly WwwRedirect[] {
  const hosts = new Set([...rendered.keys()].map(({ host }) => host));
  return askedRedirects(rendered).filter(({ from }) => !hosts.has(from));
}

/** All that are asked for, whether or not the other name has a server. */
export function askedRedirects(rendered: ReadonlyMap<Server, Rendered>): readonly WwwRedirect[] {
  return [...rendered].flatMap(([{ host }, { locations }]) => {
    const by = locations.find(
      ({ ingress, implicit }) => !implicit && ingress?.policies.wwwRedirect?.enabled === true,
    )?.ingress;
    return by ? [{ from: otherHostOf(host), to: host, by, at: by.reads.annotations.at(wwwRedirectName) }] : [];
  });
}

/** The name of a host without `www.`, or with it. */
export function otherHostOf(host: string): string {
  return host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`;
}

/** A wildcard host would make a name that nginx refuses. */
export function wwwFaults(redirects: readonly WwwRedirect[]): readonly ConfigurationFault[] {
  return redirects
    .filter(({ from }) => from.includes('*'))
    .map(({ from, by }) => ({
      because: `${from} is no server name`,
      ingress: by,
      path: by.reads.annotations.pathOf(wwwRedirectName),
    }));
}
