import type { Note } from '#model/findings/note.js';
import { itemsOf, objectOf } from '#model/json.js';
import type { MiddlewareUse } from '../../dynamic/middleware-use.js';
import { resolvedReference } from '../../dynamic/middleware-reference.js';
import { below } from '../../resources/place.js';
import type { MiddlewareKind } from '../kind.js';
import { happening } from '../kind.js';

/** Other middlewares, in order. (traefik v3.7.9, pkg/provider/kubernetes/crd/kubernetes.go: createChainMiddleware) */
export const chain: MiddlewareKind = ({ config, at, context }) => {
  const provider = context.configuration.crd;
  if (!provider) return happening();
  const uses: MiddlewareUse[] = [];
  const notes: Note[] = [];
  for (const [index, one] of itemsOf(config['middlewares']).entries()) {
    const resolved = resolvedReference(provider, objectOf(one), below(at, 'middlewares', index));
    if ('use' in resolved) uses.push(resolved.use);
    else notes.push(resolved.note);
  }
  return { steps: [], notes, chain: uses, ...(notes.length > 0 && { broken: 'a member of the chain is refused' }) };
};
