import type { FaultyBytes } from '#model/faulty-bytes.js';
import { subjectOf } from '#model/resource.js';
import { rule } from './rule.js';

export const encodingBroken = rule({
  id: 'encoding-broken',
  category: 'manifest',
  severity: 'warning',
  summary: 'Bytes of a manifest are no text in its encoding.',
  why: 'kubectl puts U+FFFD, the replacement character, where they stand and says nothing, so the cluster stores something else than is written; other tools refuse the file.',
  fix: 'Save the file as UTF-8, and look whether the character is the one that is meant; binary data belongs under binaryData, in base64.',
  reads: ['cluster'],
  check: ({ cluster }) =>
    cluster.resources.flatMap(resource =>
      (resource.faultyBytes ?? []).map(one => ({
        at: one.at,
        subject: subjectOf(resource),
        message: said(one),
        ...(one.inComment && { severity: 'info' as const }),
      })),
    ),
});

function said({ bytes, encoding, inComment }: FaultyBytes): string {
  const first = bytes.slice(0, most).map(byte => byte.toString(16).toUpperCase().padStart(2, '0'));
  const named = bytes.length > most ? [...first, `and ${bytes.length - most} more`] : first;
  const what = `${bytes.length === 1 ? 'the byte' : 'the bytes'} ${named.join(' ')}`;
  const says = `${bytes.length === 1 ? 'is' : 'are'} not ${encoding}`;
  return inComment ? `${what} in a comment ${says}` : `${what} ${says}, and kubectl reads U+FFFD instead`;
}

/** More bytes than these tell a reader nothing. */
const most = 8;
