import { backendName } from '#model/backend.js';
import type { Answer } from './answers.js';
import { placeText } from './place-text.js';

/** Answers for people: what came out first, then the way there. */
export function answersText(answers: readonly Answer[]): string {
  return answers.map(answerText).join('\n');
}

function answerText(answer: Answer): string {
  const { request, controller, trace, tls, pods } = answer;
  return [
    `${request.method} ${request.scheme}://${request.host}${request.path}`,
    `  ${controller} → ${resultOf(answer)}`,
    ...(pods
      ? [
          `  pods: port ${pods.port} of ${pods.workloads.join(', ') || 'pods that are not among the manifests'}; network: ${pods.network}`,
        ]
      : []),
    ...(tls ? [`  certificate: ${tls.certificate}${tls.names.length > 0 ? ` (${tls.names.join(', ')})` : ''}`] : []),
    ...trace.map(({ at, says }, index) => `  ${index + 1}. ${says}${at ? `  [${placeText(at)}]` : ''}`),
    '',
  ].join('\n');
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
    case 'unknown':
      return `unknown from here, because ${answer.reason}`;
  }
}
