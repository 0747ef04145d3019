import type { Json, JsonObject } from '#model/json.js';
import { isObject, itemsOf, objectOf, textOf, valueAt } from '#model/json.js';
import type { Path } from '#model/origin.js';
import type { Ineffective } from '../../../cni/cni.js';
import { isGlobal, refusedSelector } from './refused-selector.js';

/** What Calico refuses of one end of a rule. (calico v3.31, libcalico-go/lib/validator/v3/validator.go: validateEntityRule, validatePort) */
export function entityRefusals(entity: JsonObject, path: Path): readonly Ineffective[] {
  const selectors = [['selector'], ['notSelector'], ['namespaceSelector'], ['serviceAccounts', 'selector']];
  return [
    ...selectors.flatMap(key => {
      const because = refusedSelector(valueAt(entity, key)) ?? misplacedGlobal(entity, key);
      return because === undefined ? [] : [{ path: [...path, ...key], because }];
    }),
    ...['ports', 'notPorts'].flatMap(key =>
      itemsOf(entity[key]).flatMap((port, at) => portRefusals(port, [...path, key, at])),
    ),
    ...serviceRefusals(entity, [...path, 'services']),
  ];
}

function misplacedGlobal(entity: JsonObject, [key = '']: readonly string[]): string | undefined {
  if (!isGlobal(entity[key])) return undefined;
  if (key === 'selector') return 'global() stands in a namespaceSelector alone';
  const alone = (textOf(entity[key]) ?? '').trim() === 'global()';
  return key === 'namespaceSelector' && !alone ? 'global() stands alone, without other conditions' : undefined;
}

/** A number, `from:to`, or the name of a port. (api/pkg/lib/numorstring/port.go; kubernetes v1.36, apimachinery, IsValidPortName) */
function portRefusals(json: Json, path: Path): readonly Ineffective[] {
  const text = typeof json === 'number' ? String(json) : (textOf(json) ?? '');
  const [, from, to = from] = /^(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (from === undefined) {
    const isName = text.length <= 15 && /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
    return isName ? [] : [{ path, because: `${text} is no number, no range such as 8080:8090 and no name of a port` }];
  }
  if ([from, to].some(one => Number(one) < 1 || Number(one) > 65535))
    return [{ path, because: `ports are from 1 to 65535, not ${text}` }];
  return Number(from) > Number(to) ? [{ path, because: `${text} ends before it begins` }] : [];
}

function serviceRefusals(entity: JsonObject, path: Path): readonly Ineffective[] {
  const { services } = entity;
  if (!isObject(services)) return [];
  const others = ['namespaceSelector', 'selector', 'notSelector'].filter(key => (textOf(entity[key]) ?? '') !== '');
  const lists = ['nets', 'notNets'].filter(key => itemsOf(entity[key]).length > 0);
  const accounts = isObject(entity['serviceAccounts']) ? ['serviceAccounts'] : [];
  const [beside] = [...others, ...lists, ...accounts];
  const name = textOf(objectOf(services)['name']) ?? '';
  return [
    ...(name === '' ? [{ path, because: 'services want the name of one' }] : []),
    ...(beside === undefined
      ? []
      : [{ path, because: `services take no ${beside} beside them; write a rule of its own` }]),
  ];
}
