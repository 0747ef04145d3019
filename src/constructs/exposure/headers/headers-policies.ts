import type { Cors as CorsPolicy, Hsts as HstsPolicy } from '#model/policies/headers.js';
import type { PolicySet } from '#model/policies/policies.js';
import { secondsOf } from '../values/duration.js';
import { given } from '../values/given.js';
import type { Cors, HeaderChanges, HeaderProps, Hsts } from './headers.js';

/** Headers, as policies. */
export function headerPolicies(props: HeaderProps): PolicySet {
  const { cors, hsts, upstreamHost, forwardedPrefix, detectContentType, pushPreload } = props;
  const { requestHeaders, responseHeaders, responseRewrite } = props;
  return given({
    requestHeaders,
    responseHeaders,
    cors: cors && corsOf(cors),
    hsts: hsts && hstsOf(hsts),
    upstreamHost: upstreamHost === undefined ? undefined : { host: upstreamHost },
    forwardedPrefix: forwardedPrefix === undefined ? undefined : { prefix: forwardedPrefix },
    responseRewrite,
    contentType: detectContentType === undefined ? undefined : { autoDetect: detectContentType },
    pushPreload: pushPreload === undefined ? undefined : { enabled: pushPreload },
  });
}

/** What is wrong with headers, beyond each prop by itself. */
export function headerFaults({ requestHeaders, responseHeaders, cors }: HeaderProps): readonly string[] {
  return [
    ...changeFaults('requestHeaders', requestHeaders),
    ...changeFaults('responseHeaders', responseHeaders),
    ...(cors?.credentials && cors.origins.includes('*')
      ? ['cors.origins: browsers send no credentials where any origin may come (*); name the origins']
      : []),
  ];
}

function changeFaults(prop: string, changes: HeaderChanges | undefined): readonly string[] {
  if (changes === undefined) return [];
  const { set = {}, add = {}, remove = [] } = changes;
  const names = [...Object.keys(set), ...Object.keys(add), ...remove].map(one => one.toLowerCase());
  if (names.length === 0) return [`${prop}: no header is named; give set, add or remove`];
  const twice = names.find((one, at) => names.indexOf(one) !== at);
  return twice === undefined ? [] : [`${prop}: ${twice} is named twice; say one thing of it`];
}

function corsOf({ maxAge, ...others }: Cors): CorsPolicy {
  return { ...others, ...given({ maxAge: secondsOf(maxAge) }) };
}

function hstsOf(hsts: true | Hsts): HstsPolicy {
  const { maxAge, ...others } = hsts === true ? { maxAge: '365d' } : hsts;
  return { maxAge: secondsOf(maxAge), ...others };
}
