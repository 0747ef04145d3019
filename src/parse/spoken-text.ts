import { maySpill, withoutSecrets } from '#model/text/confidential-text.js';

/** A part of a text that cannot be read, for the message; `otherwise` where the text may hold what is confidential anywhere. */
export function spokenText(text: string, part: string, otherwise: string): string {
  return maySpill(text) ? otherwise : withoutSecrets(part);
}
