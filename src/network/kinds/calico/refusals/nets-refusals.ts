import type { JsonObject } from '#model/json.js';
import { itemsOf, numberOf, objectOf, textOf } from '#model/json.js';
import type { Block } from '#model/addresses/block.js';
import { blockOf } from '#model/addresses/block.js';
import type { Path } from '#model/origin.js';
import type { Ineffective } from '../../../cni/cni.js';
import { cidrsOf } from '../../../algebra/address-ranges.js';

/** What Calico refuses of the addresses of a rule. (calico v3.31, libcalico-go/lib/validator/v3/validator.go: validateIPNetwork, validateRule) */
export function netsRefusals(rule: JsonObject, path: Path): readonly Ineffective[] {
  const listed = ['source', 'destination'].flatMap(end =>
    ['nets', 'notNets'].flatMap(key =>
      itemsOf(objectOf(rule[end])[key]).map((json, at) => ({
        text: textOf(json) ?? '',
        path: [...path, end, key, at],
      })),
    ),
  );
  const refused = listed.flatMap(({ text, path: place }) => {
    const because = netRefusal(text);
    return because === undefined ? [] : [{ path: place, because }];
  });
  const families = listed.map(({ text }) => blockOf(text)?.family);
  const version = numberOf(rule['ipVersion']);
  const [first] = families.flatMap(one => one ?? []);
  const other = families.findIndex(one => one !== undefined && one !== (version ?? first));
  const place = listed[other]?.path;
  const because =
    version === undefined
      ? 'addresses of IPv4 and IPv6 stand in one rule; write a rule for each'
      : `its addresses are not of ipVersion ${version}`;
  return [...refused, ...(place ? [{ path: place, because }] : [])];
}

function netRefusal(text: string): string | undefined {
  const block = blockOf(text);
  if (!block) return `${text} is no block of addresses`;
  if (!text.includes('/')) return `${text} is no block; write ${text}/${block.length}`;
  return blockOf(text.slice(0, text.indexOf('/')))?.from === block.from ? undefined : behindPrefix(text, block);
}

function behindPrefix(text: string, block: Block): string {
  return `${text} sets bits behind its prefix; write ${cidrsOf([block])[0] ?? ''}`;
}
