/** What the scanner tells apart, by code unit. Lines end at LF, CR, NEL, LS and PS, as YAML 1.1 has it. */
export const codes = {
  tab: 9,
  lf: 10,
  cr: 13,
  space: 32,
  bang: 33,
  doubleQuote: 34,
  hash: 35,
  percent: 37,
  ampersand: 38,
  singleQuote: 39,
  star: 42,
  plus: 43,
  comma: 44,
  dash: 45,
  dot: 46,
  slash: 47,
  zero: 48,
  nine: 57,
  colon: 58,
  less: 60,
  greater: 62,
  question: 63,
  openBracket: 91,
  backslash: 92,
  closeBracket: 93,
  openBrace: 123,
  bar: 124,
  closeBrace: 125,
  nel: 0x85,
  ls: 0x2028,
  ps: 0x2029,
  byteOrderMark: 0xfeff,
} as const;

export function isBreak(code: number): boolean {
  return code === codes.lf || code === codes.cr || code === codes.nel || code === codes.ls || code === codes.ps;
}

export function isBlank(code: number): boolean {
  return code === codes.space || code === codes.tab;
}

/** A blank, the end of a line, or (0) of the document. */
export function isBlankOrEnd(code: number): boolean {
  return code <= codes.space
    ? code === codes.space || code === codes.tab || code === codes.lf || code === codes.cr || code === 0
    : isRareBreak(code);
}

/** A break that no manifest of this century has. */
export function isRareBreak(code: number): boolean {
  return code === codes.nel || code === codes.ls || code === codes.ps;
}

export function isFlowIndicator(code: number): boolean {
  return (
    code === codes.comma ||
    code === codes.question ||
    code === codes.openBracket ||
    code === codes.closeBracket ||
    code === codes.openBrace ||
    code === codes.closeBrace
  );
}

/** Letters, digits, `-` and `_`: what the names of anchors, handles and directives are made of. */
export function isNameCode(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 95 ||
    code === codes.dash
  );
}
