import { commandBracket } from '#model/text/unseen.js';

/** A text as XML 1.0 holds it, in content and in attributes. Characters that it cannot hold at all become the replacement character. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(steering, reference);
}

function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0};`;
}

const steering = new RegExp(`[&<>"'\\t\\n\\r\\x7f-\\x9f\\p{Cf}\\p{Zl}\\p{Zp}]|${commandBracket.source}`, 'gu');
