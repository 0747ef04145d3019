import type { Answer } from '#ask/answers.js';
import type { RequestDetails } from '#ask/request.js';
import { backendName } from '#model/backend.js';
import type { ThreeValued } from '#model/three-valued.js';

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

/** What is asked of a request, and what is wanted of its answer. */
export const requestKeys = ['method', 'headers', 'clientIP', 'sni', 'entryPoint'] as const;
export const answerKeys = ['backend', 'redirect', 'status', 'path', 'responseHeaders'] as const;

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
