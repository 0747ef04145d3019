/**
 * A text of the input as a terminal may show it: a tab is a blank, and what would move the cursor, change colours or turn the
 * direction of writing is a replacement character.
 */
export function visible(text: string): string {
  return text.replaceAll('\t', ' ').replace(unseen, '\ufffd');
}

/** How many columns a text takes in a terminal: signs of East Asia and pictures take two, accents that combine none. */
export function widthOf(text: string): number {
  let width = 0;
  for (const sign of text) width += combining.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return width;
}

/** Control characters, directions, and halves of surrogate pairs. */
const unseen = /\p{Cc}|\p{Cs}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;
const combining = /^(?:\p{Mn}|\p{Me}|[\u200b-\u200d])$/u;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]$/u;
