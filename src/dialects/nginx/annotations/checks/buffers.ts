import type { Annotations, Fault } from '../annotations.js';
import { integerOf } from '../annotations.js';
import type { World } from './check.js';
import { faultAt } from './check.js';

/**
 * nginx counts buffers: at least two of them, the busy ones not smaller than one buffer and not more than all but one, a
 * temporary file not smaller than a buffer. (nginx 1.27, src/http/modules/ngx_http_proxy_module.c, ngx_http_proxy_merge_loc_conf)
 */
export function bufferFaults(annotations: Annotations, world: World): readonly Fault[] {
  const named = ['proxy-buffers-number', 'proxy-buffer-size', 'proxy-busy-buffers-size', 'proxy-max-temp-file-size'];
  if (!named.some(name => annotations.values.has(name))) return [];
  const culprit = culpritOf(buffersOf(annotations, world));
  if (!culprit) return [];
  const name = annotations.values.has(culprit.name) ? culprit.name : named.find(one => annotations.values.has(one));
  return name === undefined ? [] : [faultAt(annotations, name, culprit.wants, 'configuration-refused')];
}

interface Buffers {
  readonly count: number;
  readonly size: number | undefined;
  /** Undefined: nginx's own. */
  readonly busy: { readonly size: number | undefined } | undefined;
  readonly file: number;
}

function buffersOf(annotations: Annotations, { configuration: { data } }: World): Buffers {
  const text = (name: string) => annotations.values.get(name) ?? data[name];
  const busy = text('proxy-busy-buffers-size');
  return {
    count: integerOf(annotations, 'proxy-buffers-number') ?? Number(data['proxy-buffers-number'] ?? 4),
    size: bytesOf(text('proxy-buffer-size') ?? '4k', false),
    busy: busy === undefined || busy === '' ? undefined : { size: bytesOf(busy, false) },
    // What is no size is left out of the configuration.
    file: bytesOf(text('proxy-max-temp-file-size') ?? '1024m', true) ?? 2 ** 30,
  };
}

function culpritOf({
  count,
  size,
  busy,
  file,
}: Buffers): { readonly name: string; readonly wants: string } | undefined {
  if (size === undefined || size === 0) return { name: 'proxy-buffer-size', wants: 'a size in bytes, k or m' };
  if (count < 2) return { name: 'proxy-buffers-number', wants: 'two buffers or more' };
  const most = (count - 1) * size;
  if (!busy && 2 * size > most) return { name: 'proxy-buffers-number', wants: 'three buffers or more' };
  if (busy && (busy.size === undefined || busy.size < size || busy.size > most))
    return {
      name: 'proxy-busy-buffers-size',
      wants: `a size from ${size} to ${most} bytes, as the other buffers have it`,
    };
  return file !== 0 && file < size
    ? { name: 'proxy-max-temp-file-size', wants: `0, or ${size} bytes and more` }
    : undefined;
}

/** nginx knows k and m in sizes, and g in offsets. (nginx 1.27, src/core/ngx_parse.c) */
function bytesOf(text: string, isOffset: boolean): number | undefined {
  const [, number = '', unit = ''] = /^(\d{1,15})([kmg]?)$/i.exec(text.replaceAll(' ', '')) ?? [];
  if (number === '' || (unit.toLowerCase() === 'g' && !isOffset)) return undefined;
  return Number(number) * { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }[unit.toLowerCase() as '' | 'k' | 'm' | 'g']; // the pattern lets only these through
}
