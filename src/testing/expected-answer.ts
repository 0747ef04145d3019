import type { Answer } from '#ask/answers.js';
import type { RequestDetails } from '#ask/request.js';
import { backendName } from '#model/backend.js';
import type { ThreeValued } from '#model/three-valued.js';
import type { Given } from './given.js';
import { givenFault, isRecord, text } from './given.js';

/** A request beside its URL, and the answer that is wanted: all that is given must fit. */
export interface ExpectedAnswer {
  /**
   * The method of the request.
   * @default 'GET'
   */
  readonly method?: string;
  /**
   * The headers of the request.
   * @default - none
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The address of the peer that connects to the controller.
   * @default - not known: what rests on it is unknown
   */
  readonly clientIP?: string;
  /**
   * The name of the TLS handshake.
   * @default - the host
   */
  readonly sni?: string;
  /**
   * Where the request enters: an entry point of Traefik.
   * @default - by scheme or port
   */
  readonly entryPoint?: string;
  /**
   * Which controller is asked, by its name.
   * @default - every one that listens
   */
  readonly controller?: string;
  /**
   * The Service that answers: `shop/web`, or `shop/web:80` where the port matters. Where weights split requests, the heaviest.
   * Network policies that keep the controller from its pods are a failure.
   * @default - any
   */
  readonly backend?: string;
  /**
   * Where the answer redirects to: the whole location.
   * @default - any
   */
  readonly redirect?: string;
  /**
   * The status with which the controller answers by itself: a redirect, 404, 401.
   * @default - any
   */
  readonly status?: number;
  /**
   * The path, with its query, that the backend receives.
   * @default - any
   */
  readonly path?: string;
  /**
   * Headers that the controller sets in the answer, or removes (`null`).
   * @default - any
   */
  readonly responseHeaders?: Readonly<Record<string, string | null>>;
}

const headers: Given = {
  is: value => isRecord(value) && Object.values(value).every(one => typeof one === 'string'),
  wants: 'an object with texts by the names of headers',
};

/** What may be said of the request. */
const requestFields = { method: text, headers, clientIP: text, sni: text, entryPoint: text, controller: text };

/** What may be wanted of the answer. */
const answerFields = {
  backend: {
    is: value => typeof value === 'string' && /^[^\s/]+\/[^\s/]+$/.test(value),
    wants: 'the namespace and the name of a Service, shop/web, or with its port, shop/web:80',
  },
  redirect: text,
  status: { is: value => Number.isInteger(value), wants: 'a status such as 404' },
  path: text,
  responseHeaders: {
    is: value =>
      isRecord(value) &&
      Object.keys(value).length > 0 &&
      Object.values(value).every(one => one === null || typeof one === 'string'),
    wants: 'an object with texts by the names of headers, or null for one that is removed',
  },
} satisfies Partial<Record<keyof ExpectedAnswer, Given>>;

/** What plain JavaScript may give: an expectation that asks nothing, or asks by a name or a type that is none, would always hold. */
export function expectationFault(expected: unknown): string | undefined {
  if (!isRecord(expected)) return 'nothing is expected: give { backend: "shop/web" }';
  const fault = givenFault(expected, { ...requestFields, ...answerFields }, 'the expectation');
  if (fault !== undefined) return fault;
  const isAsked = Object.keys(answerFields).some(name => expected[name] !== undefined);
  return isAsked ? undefined : `nothing is expected of the answer: give ${Object.keys(answerFields).join(', ')}`;
}

/** The request beside its URL. */
export function detailsOf({ method, headers, clientIP, sni, entryPoint }: ExpectedAnswer): RequestDetails {
  return {
    ...(method !== undefined && { method }),
    ...(headers && { headers: Object.entries(headers) }),
    ...(clientIP !== undefined && { clientIP }),
    ...(sni !== undefined && { sni }),
    ...(entryPoint !== undefined && { entryPoint }),
  };
}

/** Whether an answer is the one that is wanted. */
export function fits(answer: Answer, wanted: ExpectedAnswer): ThreeValued {
  if (answer.outcome === 'unknown') return 'unknown';
  const got = partsOf(answer);
  const { backend, redirect, status, path, responseHeaders = {} } = wanted;
  const same =
    (backend === undefined || got.backends.includes(backend)) &&
    (redirect === undefined || got.redirect === redirect) &&
    (status === undefined || got.status === status) &&
    (path === undefined || got.path === path) &&
    Object.entries(responseHeaders).every(([name, value]) => headerOf(answer, name) === value);
  if (!same || backend === undefined) return same;
  return networkOf(answer);
}

/** Whether the network policies let the controller reach the pods: nobody else would say that a request ends there. */
function networkOf({ pods }: Answer): ThreeValued {
  if (pods === undefined || pods.network === 'allowed') return true;
  return pods.network === 'denied' ? false : 'unknown';
}

interface AnswerParts {
  /** The backend with and without its port. */
  readonly backends: readonly string[];
  readonly status?: number;
  readonly redirect?: string;
  readonly path?: string;
}

function partsOf(answer: Answer): AnswerParts {
  switch (answer.outcome) {
    case 'backend': {
      const { namespace, service } = answer.backend;
      return { backends: [`${namespace}/${service}`, backendName(answer.backend)], path: answer.upstream.path };
    }
    case 'redirect':
      return { backends: [], status: answer.status, redirect: answer.location };
    case 'respond':
      return { backends: [], status: answer.status };
    case 'refused':
    case 'unknown':
      return { backends: [] };
  }
}

/** Names of headers have no case. */
function headerOf({ responseHeaders }: Answer, name: string): string | null | undefined {
  return Object.entries(responseHeaders).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
}
