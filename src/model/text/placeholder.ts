import type { Path } from '../origin.js';

/**
 * Placeholders that a program fills in before the API server sees a manifest: of Flux and envsubst (`${DOMAIN}`, `${DOMAIN:=example.com}`), and
 * of the vault plugin of Argo CD (`<path:…#key>`).
 */
const placeholder = /\$\{(?<flux>[A-Za-z_][A-Za-z0-9_]*)(?:[-:=+?/#%,^@][^{}]*)?\}|<path:[^<>\s]+>/;

/** The first placeholder of a text. In annotations `${host}` is a variable of the controller. */
export function placeholderIn(text: string, path: Path = []): string | undefined {
  if (!/[$<]/.test(text)) return undefined;
  const found = placeholder.exec(text);
  const name = found?.groups?.['flux'];
  if (name !== undefined && path.includes('annotations') && name === name.toLowerCase()) return undefined;
  return found?.[0];
}
