import type { JsonObject } from '#model/json.js';
import { isObject } from '#model/json.js';
import { deniedEscapesStep } from '../../installation/denied-escapes.js';
import { deniableEscapes } from '../../installation/entry-point.js';
import type { WrittenFeature } from '../feature.js';

/** All escapes are denied that are not allowed. (traefik v3.7.9, pkg/middlewares/encodedcharacters) */
export const deniedEscapes: WrittenFeature<'deniedEscapes'> = {
  policy: 'deniedEscapes',
  purpose: 'escapes',
  keys: Object.keys(deniableEscapes).map(option => `encodedCharacters.${option}`),
  read({ encodedCharacters }) {
    if (!isObject(encodedCharacters)) return undefined;
    return {
      escapes: Object.entries(deniableEscapes).flatMap(([option, escapes]) =>
        encodedCharacters[option] === true ? [] : escapes,
      ),
    };
  },
  steps({ escapes }) {
    return deniedEscapesStep(escapes);
  },
  write({ escapes }) {
    const denied = escapes.map(escape => escape.toUpperCase());
    const unknown = denied.find(escape => !Object.values(deniableEscapes).flat().includes(escape));
    if (unknown !== undefined) {
      const deniable = Object.values(deniableEscapes).flat().join(', ');
      return { because: `Traefik cannot deny ${unknown}: deny some of ${deniable}` };
    }
    const allowed: JsonObject = Object.fromEntries(
      Object.entries(deniableEscapes).flatMap(([option, [escape = '']]) =>
        denied.includes(escape) ? [] : [[option, true]],
      ),
    );
    return { encodedCharacters: allowed };
  },
};
