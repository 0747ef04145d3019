import { escaping } from './escaping.js';

/** A path in characters as it is sent: what cannot stand in a URL's path as escapes of its UTF-8 bytes. */
export function escapedPath(path: string): string {
  let result = '';
  for (const character of path) {
    result += escaping.written.includes(character) ? character : escapeOf(character);
  }
  return result;
}

/** A path as it is sent in characters; as it stands where its escapes are no text. */
export function unescapedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function escapeOf(character: string): string {
  const bytes = new TextEncoder().encode(character);
  return Array.from(bytes, byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
