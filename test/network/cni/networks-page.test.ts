import { join } from 'node:path';
import type { ThreeValued } from '#model/three-valued.js';
import { cniProfiles } from '#network/cni/cni-profiles.table.js';
import { expectPage } from '../../repo/page.js';

const file = join(__dirname, '../../../docs/networks.md');

test('docs/networks.md is what the profiles say', () => {
  expectPage(file, pageOf());
});

/** What each network enforces, and where that is written. */
function pageOf(): string {
  const columns = [
    '`cni`',
    'enforces',
    '`endPort`',
    'SCTP',
    'named ports',
    'blocks mean pods',
    'selectors mean host network',
    'cluster-wide kinds',
    'kinds of its own',
  ];
  const rows = cniProfiles.map(({ name, since, ...one }) => {
    if (!one.enforces) return [nameOf(name, since), 'nothing', ...columns.slice(2).map(() => '–')];
    const kinds = [...one.adminKinds, ...one.optionalKinds.map(optional)];
    return [
      nameOf(name, since),
      one.orphans ? 'everything' : 'everything, for pods with an owner',
      said(one.endPort),
      said(one.sctp),
      one.portNames ? 'yes' : 'no: passes over the policy',
      said(one.peers.blocksMeanPods),
      said(one.peers.selectorsMeanHostNetwork),
      kinds.join(', ') || 'none',
      one.own ?? 'none',
    ];
  });
  return [
    '# What each network enforces',
    '',
    'Of several rows with one name, the last counts whose version is not above the one that is configured.',
    '',
    `| ${columns.join(' | ')} |`,
    `|${columns.map(() => '---').join('|')}|`,
    ...rows.map(row => `| ${row.join(' | ')} |`),
    '',
    '## Where this is written',
    '',
    ...cniProfiles.map(({ name, since, source }) => `- ${nameOf(name, since)}: ${source}`),
    '',
  ].join('\n');
}

function said(value: ThreeValued): string {
  return value === true ? 'yes' : value === false ? 'no' : value;
}

/** `Kind.group`, for people. */
function optional(kind: string): string {
  const dot = kind.indexOf('.');
  return `${kind.slice(0, dot)} of ${kind.slice(dot + 1)} (where switched on)`;
}

function nameOf(name: string, since: string | undefined): string {
  return since === undefined ? `\`${name}\`` : `\`${name}\` ${since} and later`;
}
