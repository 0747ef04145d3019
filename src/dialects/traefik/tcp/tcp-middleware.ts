import type { JsonObject } from '#model/json.js';
import { isObject, objectOf } from '#model/json.js';
import type { Note } from '#model/findings/note.js';
import type { PolicySet } from '#model/policies/policies.js';
import type { Resource } from '#model/resource.js';
import { specOf } from '#model/resource.js';
import type { InvalidField } from '../resources/invalid-field.js';
import { invalidNote } from '../resources/invalid-field.js';
import { policiesIn } from '../policies/policy-set.js';
import type { Place } from '../resources/place.js';
import { below, noteAt } from '../resources/place.js';
import { unknownFields } from '../resources/unknown-fields.js';
import { tcpMiddlewareFields } from './tcp-middleware-fields.table.js';

/** What Traefik builds of a MiddlewareTCP. */
export interface TcpMiddleware {
  readonly policies: PolicySet;
  readonly notes: readonly Note[];
  /** Traefik cannot build it: every route that uses it vanishes. The note stands already. */
  readonly isBroken: boolean;
}

const kinds = Object.keys(tcpMiddlewareFields);

/** (traefik v3.7.9, pkg/middlewares/tcp/ipallowlist/ip_allowlist.go; pkg/middlewares/tcp/inflightconn/inflight_conn.go) */
export function readTcpMiddleware(resource: Resource): TcpMiddleware {
  const spec = specOf(resource);
  const at: Place = { resource, path: ['spec'] };
  const said = kinds.filter(one => isObject(spec[one]));
  const kind = said.at(-1);
  const beside = besideNotes(at, said);
  if (kind === undefined) {
    const note = invalidNote({ resource, path: [] }, { key: 'spec', wants: `one of ${kinds.join(', ')}`, value: '' });
    return { policies: {}, notes: [...beside, note], isBroken: true };
  }
  const config = ownFields(kind, objectOf(spec[kind]));
  const faults: InvalidField[] = [];
  const policies = policiesIn({ [kind]: config }, (key, wants) => faults.push({ key, wants }));
  const isBroken = faults.length > 0;
  return {
    policies: isBroken ? {} : policies,
    notes: [...beside, ...faults.map(one => invalidNote(at, one))],
    isBroken,
  };
}

/** What is no field, and what stands beside the kind that is built. */
function besideNotes(at: Place, said: readonly string[]): readonly Note[] {
  const spec = specOf(at.resource);
  const because = `of one MiddlewareTCP Traefik builds one kind, here ${said.at(-1) ?? ''}`;
  return [
    ...unknownFields(spec, at, kinds),
    ...said.flatMap(one => unknownFields(objectOf(spec[one]), below(at, one), tcpMiddlewareFields[one] ?? [])),
    ...said.slice(0, -1).map(key => noteAt(below(at, key), { kind: 'ignored-value', key, because, effect: 'ignored' })),
  ];
}

function ownFields(kind: string, config: JsonObject): JsonObject {
  const fields = tcpMiddlewareFields[kind] ?? [];
  return Object.fromEntries(Object.entries(config).filter(([name]) => fields.includes(name)));
}
