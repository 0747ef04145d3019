import { backendName } from '#model/backend.js';
import { placeText } from '#report/place-text.js';
import type { Shown } from '#report/escaping/shown.js';
import { terminal } from '#report/escaping/shown.js';
import type { Answer } from '#ask/answers.js';

/** Answers for people: what came out first, then the way there. */
export function answersText(answers: readonly Answer[]): Shown<'terminal'> {
  return terminal.joined(answers.map(answerText), '\n');
}

function answerText(answer: Answer): Shown<'terminal'> {
  const { request, trace, tls, pods } = answer;
  return terminal.lines([
    terminal`${request.method} ${request.scheme}://${request.host}${request.path}`,
    terminal`  ${controllerText(answer)} → ${resultOf(answer)}`,
    ...(pods
      ? [
          terminal`  pods: port ${pods.port} of ${pods.workloads.join(', ') || 'pods that are not among the manifests'}; network: ${pods.network}`,
        ]
      : []),
    ...(tls ? [terminal`  certificate: ${certificateText(tls)}`] : []),
    ...trace.map(({ at, says }, index) => terminal`  ${index + 1}. ${says}${at ? `  [${placeText(at)}]` : ''}`),
  ]);
}

function certificateText({ certificate, names, provided }: NonNullable<Answer['tls']>): string {
  const given = provided === undefined ? '' : `, provided that ${provided}`;
  return `${certificate}${names.length > 0 ? ` (${names.join(', ')})` : ''}${given}`;
}

/** With its version, where something names it. */
function controllerText({ controller, version, versionAssumed }: Answer): string {
  return version === undefined || versionAssumed ? controller : `${controller} ${version}`;
}

function resultOf(answer: Answer): string {
  switch (answer.outcome) {
    case 'backend': {
      const { backends, backend } = answer;
      const others =
        backends.length > 1
          ? ` (weights: ${backends.map(one => `${backendName(one.backend)} ${one.weight}`).join(', ')})`
          : '';
      return `${backendName(backend)}${others}, which receives ${answer.upstream.path} for ${answer.upstream.host}`;
    }
    case 'redirect':
      return `${answer.status} to ${answer.location}`;
    case 'respond':
      return `${answer.status}: ${answer.reason}`;
    case 'refused':
      return `refused in the TLS handshake: ${answer.reason}`;
    case 'unknown':
      return `unknown from here, because ${answer.reason}`;
  }
}
