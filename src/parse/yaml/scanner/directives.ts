import { spokenText } from '../../spoken-text.js';
import { codes, isBlank, isBreak } from './characters.js';
import { scanHandle, scanName, scanUri } from './properties.js';
import type { Scanner } from './scanner.js';
import { addToken, codeAt, fail, lineEnd, takeBreak } from './scanner.js';
import { giveUpKey, returnTo } from './simple-keys.js';

/** `%YAML 1.1` or `%TAG ! tag:example.com,2000:` at the beginning of a line. kubectl knows no other version and no other directive. */
export function scanDirective(scanner: Scanner): void {
  returnTo(scanner, -1);
  giveUpKey(scanner);
  scanner.keyAllowed = false;
  const start = scanner.at++;
  const name = scanName(scanner);
  skipBlanks(scanner);
  let text = name;
  if (name === 'YAML') text += ` ${scanVersion(scanner, start)}`;
  else if (name === 'TAG') scanTagDirective(scanner, start);
  else
    fail(
      scanner,
      start,
      scanner.at,
      `there is no ${spokenText(scanner.text, `directive %${name}`, 'such directive')}`,
      'put text that begins with % in quotes',
    );
  skipBlanks(scanner);
  if (codeAt(scanner, scanner.at) === codes.hash) {
    const end = lineEnd(scanner, scanner.at);
    scanner.comments.push(scanner.at, end);
    scanner.at = end;
  }
  if (scanner.fault === undefined && scanner.at < scanner.end && !isBreak(codeAt(scanner, scanner.at))) {
    fail(
      scanner,
      start,
      lineEnd(scanner, start),
      `more stands on the line of ${spokenText(scanner.text, `%${name}`, 'the directive')} than belongs to it`,
    );
  }
  addToken(scanner, 'directive', start, scanner.at, { text, style: 0 });
  if (scanner.at < scanner.end) takeBreak(scanner);
}

function scanVersion(scanner: Scanner, start: number): string {
  const pattern = /\d{1,2}\.\d{1,2}/y;
  pattern.lastIndex = scanner.at;
  const version = pattern.exec(scanner.text)?.[0];
  if (version === undefined)
    fail(scanner, start, lineEnd(scanner, start), '%YAML takes a version', 'write %YAML 1.1, or take it away');
  scanner.at += version?.length ?? 0;
  return version ?? '';
}

function scanTagDirective(scanner: Scanner, start: number): void {
  const handle = codeAt(scanner, scanner.at) === codes.bang ? scanHandle(scanner) : '';
  const blank = isBlank(codeAt(scanner, scanner.at));
  skipBlanks(scanner);
  const prefix = scanUri(scanner);
  const isHandle = handle === '!' || (handle.length > 1 && handle.endsWith('!'));
  if (!isHandle || !blank || prefix === '')
    fail(scanner, start, lineEnd(scanner, start), '%TAG takes a handle and a prefix');
  else if (scanner.handles.has(handle))
    fail(
      scanner,
      start,
      lineEnd(scanner, start),
      `the handle ${spokenText(scanner.text, handle, 'that stands here')} is declared twice`,
    );
  scanner.handles.set(handle, prefix);
}

function skipBlanks(scanner: Scanner): void {
  while (isBlank(codeAt(scanner, scanner.at))) scanner.at++;
}
