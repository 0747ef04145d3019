import type { PolicySet } from '#model/policies/policies.js';
import type { Location } from '../servers/servers.js';

/** The policies of a location: a rewriting by groups is one only where the path holds them. */
export function policiesOf({ ingress, from, implicit }: Location): PolicySet {
  if (!ingress) return {};
  const { pathRewrite: rewrite, ...others } = ingress.asks.policies;
  if (!rewrite || (implicit && from === '/')) return others;
  return rewrite.kind === 'replace-path' || hasGroups(from) ? { ...others, pathRewrite: rewrite } : others;
}

/** Two groups at the end, none before; or none, or empty ones, and an end, so that nothing is left to put in. */
function hasGroups(path: string): boolean {
  const groups = path.replace(/\\.|\(\?[^)]*\)|\[[^\]]*\]/g, '');
  return /^[^(]*(?:\(\/\|\$\)|\(\/\))\(\.\*\)[^(]*$/.test(groups) || /^[^(]*(?:\(\)\(\))?\$$/.test(groups);
}
