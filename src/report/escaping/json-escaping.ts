import { commandBracket } from '#model/text/unseen.js';

/**
 * JSON whose text steers nothing that prints it: the same value, with escapes for what a reader does not see and for the bracket
 * of `##[`. In JSON these stand in texts alone.
 */
export function escapedJson(json: string): string {
  return json.replace(steering, one =>
    Array.from({ length: one.length }, (_, at) => `\\u${one.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

const steering = new RegExp(`[\\x7f-\\x9f\\p{Cf}\\p{Zl}\\p{Zp}]|${commandBracket.source}`, 'gu');
