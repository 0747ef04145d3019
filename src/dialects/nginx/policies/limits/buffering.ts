import type { Buffering } from '#model/policies/limits.js';
import { anyGiven } from '../../values/given.js';
import { bytesOf, sizeText } from '../../values/sizes.js';
import { annotationKey } from '../../values/annotation-keys.js';
import type { NginxFeature, Noted } from '../feature.js';
import { said } from '../feature.js';
import type { Reads } from '../reads.js';
import { integerIn, integerOrGlobal, textIn, textOrGlobal } from '../reads.js';
import { refuseGreatSizes } from '../refused-values.js';

const counted = ['proxy-buffers-number', 'proxy-buffer-size', 'proxy-busy-buffers-size', 'proxy-max-temp-file-size'];

const sizes = ['client-body-buffer-size', ...counted.filter(name => name !== 'proxy-buffers-number')];

/** (ingress-nginx v1.15.1, internal/ingress/annotations/proxy/main.go and clientbodybuffersize/main.go) */
export const buffering: NginxFeature<'buffering'> = {
  policy: 'buffering',
  keys: ['client-body-buffer-size', 'proxy-buffering', 'proxy-request-buffering', ...counted].map(annotationKey),
  read: (reads, noted) => {
    check(reads, noted);
    refuseGreatSizes(reads, noted, ...sizes);
    return anyGiven({
      requests: onOrOff(textOrGlobal(reads, 'proxy-request-buffering')),
      responses: onOrOff(textOrGlobal(reads, 'proxy-buffering')),
      requestMemory: sizeIn(reads, 'client-body-buffer-size'),
      buffers: anyGiven({
        count: integerOrGlobal(reads, 'proxy-buffers-number'),
        size: sizeIn(reads, 'proxy-buffer-size'),
        busy: sizeIn(reads, 'proxy-busy-buffers-size'),
      }),
      temporaryFile: bytesOf(textOrGlobal(reads, 'proxy-max-temp-file-size') ?? '', true),
    });
  },
  write: policy => {
    const because = fault(policy);
    if (because !== undefined) return { because };
    const { requests, responses, requestMemory, buffers = {}, temporaryFile } = policy;
    return said({
      'proxy-request-buffering': requests === undefined ? undefined : requests ? 'on' : 'off',
      'proxy-buffering': responses === undefined ? undefined : responses ? 'on' : 'off',
      'client-body-buffer-size': size(requestMemory),
      'proxy-buffers-number': buffers.count,
      'proxy-buffer-size': size(buffers.size),
      'proxy-busy-buffers-size': size(buffers.busy),
      'proxy-max-temp-file-size': size(temporaryFile),
    });
  },
};

function fault({ buffers = {}, temporaryFile }: Buffering) {
  const culprit = culpritOf(buffersOf(buffers, temporaryFile));
  return culprit && `nginx refuses these buffers: ${culprit.name} is not ${culprit.wants}`;
}

function size(bytes: number | undefined): string | undefined {
  return bytes === undefined ? undefined : sizeText(bytes);
}

function sizeIn(reads: Reads, name: string): number | undefined {
  return bytesOf(textOrGlobal(reads, name) ?? '', false);
}

function onOrOff(word: string | undefined): boolean | undefined {
  return word === 'on' ? true : word === 'off' ? false : undefined;
}

/**
 * nginx counts buffers: at least two of them, the busy ones not smaller than one buffer and not more than all but one, a
 * temporary file not smaller than a buffer. (nginx 1.27, src/http/modules/ngx_http_proxy_module.c, ngx_http_proxy_merge_loc_conf)
 */
function check(reads: Reads, noted: Noted): void {
  const named = counted.find(name => textIn(reads, name) !== undefined);
  if (named === undefined) return;
  const culprit = culpritOf(buffersIn(reads));
  if (!culprit) return;
  const name = textIn(reads, culprit.name) === undefined ? named : culprit.name;
  noted.invalid(name, culprit.wants, 'configuration-refused');
}

interface Buffers {
  readonly count: number;
  readonly size: number | undefined;
  /** Undefined: nginx's own. */
  readonly busy: { readonly size: number | undefined } | undefined;
  readonly file: number;
}

function buffersIn(reads: Reads): Buffers {
  const { data, busyBuffers } = reads.configuration;
  const text = (name: string) => textIn(reads, name) ?? data[name];
  const busy = text('proxy-busy-buffers-size') ?? busyBuffers;
  return {
    count: integerIn(reads, 'proxy-buffers-number') ?? Number(data['proxy-buffers-number'] ?? 4),
    size: bytesOf(text('proxy-buffer-size') ?? '4k', false),
    busy: busy === undefined || busy === '' ? undefined : { size: bytesOf(busy, false) },
    // What is no size is left out of the configuration.
    file: bytesOf(text('proxy-max-temp-file-size') ?? '1024m', true) ?? 2 ** 30,
  };
}

function buffersOf({ count = 4, size: each = 4096, busy }: NonNullable<Buffering['buffers']>, file = 2 ** 30): Buffers {
  return { count, size: each, busy: busy === undefined ? undefined : { size: busy }, file };
}

function culpritOf({
  count,
  size: each,
  busy,
  file,
}: Buffers): { readonly name: string; readonly wants: string } | undefined {
  if (each === undefined || each === 0) return { name: 'proxy-buffer-size', wants: 'a size in bytes, k or m' };
  if (count < 2) return { name: 'proxy-buffers-number', wants: 'two buffers or more' };
  const most = (count - 1) * each;
  if (!busy && 2 * each > most) return { name: 'proxy-buffers-number', wants: 'three buffers or more' };
  if (busy && (busy.size === undefined || busy.size < each || busy.size > most))
    return {
      name: 'proxy-busy-buffers-size',
      wants: `a size from ${each} to ${most} bytes, as the other buffers have it`,
    };
  return file !== 0 && file < each
    ? { name: 'proxy-max-temp-file-size', wants: `0, or ${each} bytes and more` }
    : undefined;
}
