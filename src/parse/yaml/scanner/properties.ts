import { spokenText } from '../../spoken-text.js';
import { codes, isBlankOrEnd, isNameCode } from './characters.js';
import type { Scanner, Token } from './scanner.js';
import { addToken, codeAt, fail } from './scanner.js';
import { keyPlace, offerKey } from './simple-keys.js';

/** `&name` and `*name`. Names are letters, digits, `-` and `_`. */
export function scanAnchor(scanner: Scanner, kind: 'anchor' | 'alias'): Token {
  const place = keyPlace(scanner);
  scanner.keyAllowed = false;
  const start = scanner.at++;
  const name = scanName(scanner);
  const next = codeAt(scanner, scanner.at);
  if (name === '' || !(isBlankOrEnd(next) || '?:,]}%@`'.includes(String.fromCharCode(next)))) {
    const hint = kind === 'alias' ? 'put text that begins with * in quotes' : 'put text that begins with & in quotes';
    fail(
      scanner,
      start,
      scanner.at + 1,
      `${kind === 'alias' ? '*' : '&'} is not followed by a name of letters, digits, - and _`,
      hint,
    );
  }
  const token = addToken(scanner, kind, start, scanner.at, { text: name, style: 0 });
  offerKey(scanner, token, place);
  return token;
}

/** `!tag`, `!!tag`, `!handle!tag` or `!<tag>`; the token's text is the whole tag. */
export function scanTag(scanner: Scanner): Token {
  const place = keyPlace(scanner);
  scanner.keyAllowed = false;
  const start = scanner.at;
  const text = codeAt(scanner, start + 1) === codes.less ? verbatim(scanner) : shorthand(scanner);
  if (scanner.fault === undefined && !isBlankOrEnd(codeAt(scanner, scanner.at))) {
    fail(scanner, start, scanner.at + 1, 'no blank follows the tag', 'put text that begins with ! in quotes');
  }
  const token = addToken(scanner, 'tag', start, scanner.at, { text, style: 0 });
  offerKey(scanner, token, place);
  return token;
}

export function scanName(scanner: Scanner): string {
  const from = scanner.at;
  while (isNameCode(codeAt(scanner, scanner.at))) scanner.at++;
  return scanner.text.slice(from, scanner.at);
}

/** `!`, `!!` or `!name!`; or `!name`, which is no handle but the beginning of a tag. */
export function scanHandle(scanner: Scanner): string {
  const from = scanner.at++;
  scanName(scanner);
  if (codeAt(scanner, scanner.at) === codes.bang) scanner.at++;
  return scanner.text.slice(from, scanner.at);
}

/** The characters of a tag, with `%41` decoded. */
export function scanUri(scanner: Scanner): string {
  const from = scanner.at;
  for (
    let code = codeAt(scanner, scanner.at);
    isNameCode(code) || uriSigns.has(code);
    code = codeAt(scanner, scanner.at)
  ) {
    const octet = code !== codes.percent || /^[0-9a-fA-F]{2}$/.test(scanner.text.slice(scanner.at + 1, scanner.at + 3));
    if (!octet) fail(scanner, scanner.at, scanner.at + 3, 'two hexadecimal digits have to follow % in a tag');
    else scanner.at++;
  }
  return decoded(scanner.text.slice(from, scanner.at));
}

const uriSigns: ReadonlySet<number> = new Set(Array.from(";/?:@&=+$,.!~*'()[]%", sign => sign.charCodeAt(0)));

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

function verbatim(scanner: Scanner): string {
  const start = scanner.at;
  scanner.at += 2;
  const uri = scanUri(scanner);
  if (codeAt(scanner, scanner.at) === codes.greater && uri !== '') scanner.at++;
  else fail(scanner, start, scanner.at + 1, 'the tag that begins with !< has no end', 'end it with >');
  return uri;
}

function shorthand(scanner: Scanner): string {
  const start = scanner.at;
  const handle = scanHandle(scanner);
  const isHandle = handle.length > 1 && handle.endsWith('!');
  const suffix = scanUri(scanner);
  if (!isHandle) return `${scanner.handles.get('!') ?? '!'}${handle.slice(1)}${suffix}`;
  const prefix = scanner.handles.get(handle) ?? (handle === '!!' ? 'tag:yaml.org,2002:' : undefined);
  if (suffix === '')
    fail(scanner, start, scanner.at, `nothing follows the handle${spokenText(scanner.text, ` ${handle}`, '')}`);
  else if (prefix === undefined)
    fail(
      scanner,
      start,
      scanner.at,
      `the handle ${spokenText(scanner.text, handle, 'that stands here')} is nowhere declared`,
      'declare it with %TAG',
    );
  return `${prefix ?? ''}${suffix}`;
}
