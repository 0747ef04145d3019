import type { Note } from '#model/findings/note.js';
import type { Configuration } from '../installation/configuration.js';
import { isOn } from '../installation/configuration.js';
import { passthroughFlag } from '../installation/ports.js';
import type { ServedIngress } from '../ingresses/served-ingresses.js';
import { isGuard } from '../policies/guards.js';
import { features } from '../policies/features.js';
import { passthroughName } from '../policies/serving/tls-passthrough.js';
import { askingIngresses } from '../servers/passed-hosts.js';
import type { PassedHost } from '../servers/passed-hosts.js';
import type { Server } from '../servers/servers.js';
import { annotationKey } from '../values/annotation-keys.js';
import { noteAt } from './note-at.js';

/** What ssl-passthrough keeps from acting, or why it does not act itself. */
export function passthroughNotes(
  servers: readonly Server[],
  passed: readonly PassedHost[],
  { flags }: Configuration,
): readonly Note[] {
  const asking = new Set(servers.flatMap(askingIngresses));
  if (!isOn(flags, passthroughFlag)) return [...asking].flatMap(idle);
  const byPassed = new Map<ServedIngress, string>();
  for (const { server } of passed) for (const one of server.ingresses) byPassed.set(one, server.host);
  return [...byPassed].flatMap(([ingress, host]) => lostAnnotations(ingress, host));
}

function idle(ingress: ServedIngress): readonly Note[] {
  const because = `TLS is passed on only where the controller runs with --${passthroughFlag}, and nothing says that it does`;
  return [
    noteAt(ingress.resource, ingress.reads.annotations.pathOf(passthroughName), {
      kind: 'ignored-value',
      key: ingress.reads.annotations.keyOf(passthroughName),
      because,
      // The flag may stand where nobody wrote it down, and without it nothing changes.
      effect: 'none',
    }),
  ];
}

/** Annotations act on requests that nginx reads: of the host only on those without TLS. */
function lostAnnotations({ resource, reads }: ServedIngress, host: string): readonly Note[] {
  const { annotations } = reads;
  const because = `${passthroughName} passes TLS connections for ${host} on as they come, and nginx reads only plain requests`;
  return (
    [...annotations.present]
      .filter(name => name !== passthroughName && !ofPlain.has(annotationKey(name)) && !annotations.empty.has(name))
      // What is called off is off.
      .filter(name => annotations.values.get(name) !== 'false')
      .map(name => {
        const key = annotations.keyOf(name);
        const effect = isGuard(name) ? 'access-dropped' : 'ignored';
        return noteAt(resource, ['metadata', 'annotations', key], { kind: 'ignored-value', key, because, effect });
      })
  );
}

/** Those that are for plain requests, or say what the backend speaks: they are right beside it. */
const ofPlain: ReadonlySet<string> = new Set(
  [features.httpsRedirect, features.backendProtocol, features.observability].flatMap(({ keys }) => keys),
);
