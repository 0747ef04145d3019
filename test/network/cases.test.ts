import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { clusterOf } from '#cluster/cluster.js';
import type { Understood } from '#ask/value-fault.js';
import { endOf, portOf } from '#ask/reach/ends.js';
import { networkOf } from '#network/model.js';
import { verdictOf } from '#network/questions/verdict.js';
import { parseManifest } from '#parse/manifests.js';

/**
 * A case: manifests, the CNI, and connections with their verdicts, `shop/web -> shop/db 5432/TCP: allowed`. An unknown one
 * names its code: `unknown host-network`. A request may follow the port: `80/TCP GET /path`. `source` is where it is written that it is so.
 */
interface Case {
  readonly about: string;
  readonly source: string;
  readonly cni?: string;
  readonly complete?: boolean;
  readonly manifests: string;
  readonly connections: readonly Readonly<Record<string, string>>[];
}

const folder = join(__dirname, 'cases');
const cases = readdirSync(folder).flatMap(family => readdirSync(join(folder, family)).map(file => join(family, file)));

test.each(cases)('%s', file => {
  const {
    cni = 'conformant',
    complete = true,
    manifests,
    connections,
  } = load(readFileSync(join(folder, file), 'utf8')) as Case; // our own files
  const { resources, unreadable } = parseManifest(file, manifests);
  expect(unreadable).toEqual([]);
  const network = networkOf(clusterOf(resources, complete), { cni, controllers: [] });
  const said = connections.flatMap(Object.keys).map(connection => {
    const [from = '', to = '', port, method, path] = connection.split(/ -> | /);
    const verdict = verdictOf(network, {
      from: meant(endOf(from)),
      to: meant(endOf(to)),
      ...(port !== undefined && meant(portOf(port))),
      ...(method !== undefined && path !== undefined && { request: { method, path } }),
    });
    return { [connection]: verdict.verdict === 'unknown' ? `unknown ${verdict.code}` : verdict.verdict };
  });
  expect(said).toEqual(connections);
});

function meant<Meant>(read: Understood<Meant>): Meant {
  if ('fault' in read) throw new Error(read.fault);
  return read.value;
}
