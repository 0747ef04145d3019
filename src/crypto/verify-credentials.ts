import { createHash } from 'node:crypto';
import type { HashForms, ShownCredentials } from '#model/credentials.js';
import { bcrypt } from './passwords/bcrypt.js';
import { md5Crypt } from './passwords/md5-crypt.js';
import { bytesOf } from './passwords/password-bytes.js';
import { shaCrypt } from './passwords/sha-crypt.js';

/** Whether credentials are right by a hash, as nginx or Go would find; undefined where the form of the hash is not known here. */
export function verifyCredentials(shown: ShownCredentials, hash: string): boolean | undefined {
  try {
    if (shown.kind === 'answer') return isAnswer(shown, hash);
    return isPassword(bytesOf(shown.password), hash, shown.forms);
  } catch {
    // Node leaves algorithms out where it is built or told so.
    return undefined;
  }
}

/**
 * (nginx 1.27, src/core/ngx_crypt.c and auto/unix: what it does not know itself goes to crypt(3), of musl in the image of the controller;
 * abbot/go-http-auth at its last commit, basic.go: CheckSecret)
 */
function isPassword(password: Buffer, hash: string, forms: HashForms): boolean | undefined {
  if (hash.startsWith('{SHA}')) return hash.slice(5) === sha1(password).toString('base64');
  if (forms === 'nginx') {
    if (hash.startsWith('{PLAIN}')) return password.equals(Buffer.from(hash.slice(7)));
    if (hash.startsWith('{SSHA}')) return isSalted(password, Buffer.from(hash.slice(6), 'base64'));
    const sha = /^\$([56])\$(?:rounds=(\d+)\$)?([^$]{0,16})[^$]*\$[./0-9A-Za-z]+$/.exec(hash);
    if (sha) return isSha(password, sha[1] === '5' ? '5' : '6', numberIn(sha[2]), sha[3] ?? '', hash);
    if (/^[./0-9A-Za-z]{13}$/.test(hash) || hash.startsWith('_')) return undefined;
  }
  const blowfish = /^\$2[abxy]\$(\d\d)\$([./0-9A-Za-z]{22})([./0-9A-Za-z]{31})$/.exec(hash);
  if (blowfish) return isBcrypt(password, Number(blowfish[1]), blowfish[2] ?? '', blowfish[3] ?? '');
  const md5 = /^\$(apr1|1)\$([^$]{0,8})[^$]*\$(.*)$/s.exec(hash);
  return md5 ? md5Crypt(password, md5[1] ?? '', md5[2] ?? '') === hash : false;
}

/** Each step of the cost doubles the work: with this one it is a second. */
const highestCost = 12;
const mostRounds = 500_000;

function isBcrypt(password: Buffer, cost: number, salt: string, wanted: string): boolean | undefined {
  if (cost < 4 || cost > 31) return false;
  return cost > highestCost ? undefined : bcrypt(password, cost, salt) === wanted;
}

function isSha(
  password: Buffer,
  word: '5' | '6',
  rounds: number | undefined,
  salt: string,
  wanted: string,
): boolean | undefined {
  return (rounds ?? 0) > mostRounds ? undefined : shaCrypt(password, word, rounds, salt) === wanted;
}

function isSalted(password: Buffer, packed: Buffer): boolean {
  return sha1(Buffer.concat([password, packed.subarray(20)])).equals(packed.subarray(0, 20));
}

function sha1(bytes: Buffer): Buffer {
  return createHash('sha1').update(bytes).digest();
}

function numberIn(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** The hash is the one of name, realm and password. (RFC 2617, 3.2.2.1) */
function isAnswer({ method, parts }: ShownCredentials & { readonly kind: 'answer' }, hash: string): boolean {
  const part = (name: string): string => parts.get(name) ?? '';
  const asked = md5(`${method}:${part('uri')}`);
  const count = parts.has('qop') ? [part('nc'), part('cnonce'), part('qop')] : [];
  return part('response') === md5([hash, part('nonce'), ...count, asked].join(':'));
}

function md5(text: string): string {
  return createHash('md5').update(text, 'latin1').digest('hex');
}
