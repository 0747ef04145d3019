import type { Json, JsonObject } from '#model/json.js';
import { objectOf } from '#model/json.js';
import type { Timeouts } from '#model/policies/limits.js';
import { durationOf } from '../../values/duration.js';
import { given, givenAny } from '../../values/given.js';
import { durationText } from '../durations.js';
import type { WrittenFeature } from '../feature.js';

/** (traefik v3.7.9, pkg/server/service/transport.go: createRoundTripper) */
export const timeouts: WrittenFeature<'timeouts'> = {
  policy: 'timeouts',
  keys: ['ServersTransport.forwardingTimeouts'],
  read({ ServersTransport }) {
    const config = objectOf(objectOf(ServersTransport)['forwardingTimeouts']);
    const said = Object.entries(fields).flatMap(([field, policy]): [keyof Timeouts, number][] => {
      const value: Json | undefined = config[field];
      const seconds = value === undefined || value === null ? undefined : durationOf(value);
      return seconds === undefined ? [] : [[policy, seconds]];
    });
    return givenAny(Object.fromEntries(said) as Timeouts); // names of the policy's fields, with seconds
  },
  write(policy) {
    const bad = Object.values(fields)
      .map(name => policy[name])
      .find(seconds => seconds !== undefined && seconds < 0);
    if (bad !== undefined) return { because: `${bad} seconds cannot be: give a number of at least 0` };
    const forwardingTimeouts: JsonObject = given(
      Object.fromEntries(
        Object.entries(fields).map(([field, name]) => {
          const seconds = policy[name];
          return [field, seconds === undefined ? undefined : durationText(seconds)];
        }),
      ),
    );
    return { ServersTransport: { forwardingTimeouts } };
  },
};

const fields = {
  dialTimeout: 'connect',
  responseHeaderTimeout: 'responseHeader',
  idleConnTimeout: 'idle',
  readIdleTimeout: 'ping',
  pingTimeout: 'pingAnswer',
} as const satisfies Readonly<Record<string, keyof Timeouts>>;
