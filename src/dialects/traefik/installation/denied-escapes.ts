import type { Step } from '#model/routing/step.js';

/** Requests whose path holds one of the escapes are answered with 400. (traefik v3.7.9, pkg/server/router/deny.go; pkg/middlewares/encodedcharacters) */
export function deniedEscapesStep(denied: readonly string[]): readonly Step[] {
  if (denied.length === 0) return [];
  // Matches see the escapes of reserved characters as they are, and the others as characters.
  const pattern = denied.map(escape => shownAs.get(escape) ?? escape).join('|');
  const regex = { flavour: 're2', pattern, ignoreCase: false } as const;
  const match = { kind: 'path', path: { kind: 'regex', regex } } as const;
  return [{ kind: 'respond', status: 400, because: `the path holds one of ${denied.join(', ')}`, when: { match } }];
}

const shownAs: ReadonlyMap<string, string> = new Map([
  ['%5C', '\\\\'],
  ['%00', '\\x00'],
]);
