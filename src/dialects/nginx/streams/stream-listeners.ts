import { subjectOf } from '#model/resource.js';
import type { Step } from '#model/routing/step.js';
import type { Listener, Route } from '#model/routing/table.js';
import type { Stream, Streams } from './stream-targets.js';

/**
 * The ports for TCP that the controller passes on as they are, TLS in them too. One without endpoints is not listened on. No request comes
 * by UDP. (ingress-nginx v1.15.1, internal/ingress/controller/controller.go: getStreamServices; rootfs/etc/nginx/template/nginx.tmpl: stream)
 */
export function streamListeners(
  { streams }: Streams,
  exposed: ReadonlyMap<number, number> | undefined,
): readonly Listener[] {
  const open = streams.filter(({ protocol, target }) => protocol === 'TCP' && target.state.kind !== 'empty');
  return open.flatMap(one =>
    [false, true].map(tls => {
      const port = exposed?.get(one.port) ?? one.port;
      const certificate = { sni: { kind: 'any' }, certificate: '', names: [], atBackend: true } as const;
      return {
        name: `tcp-${one.port}`,
        port,
        tls,
        hosts: [{ host: { kind: 'any' }, routes: [routeOf(one)] }],
        certificates: tls ? [certificate] : [],
        otherwise: [],
      } as const;
    }),
  );
}

function routeOf(stream: Stream): Route {
  const { port, at } = stream;
  return {
    match: { kind: 'always' },
    matches: `TCP port ${port}`,
    rank: 0,
    hosts: ['*'],
    steps: [stepOf(stream)],
    policies: {},
    at: at.resource.locate(at.path),
    subject: subjectOf(at.resource),
  };
}

function stepOf({ target: { backend, state }, proxied }: Stream): Step {
  const backends = [{ backend, weight: 1 }];
  if (proxied)
    return {
      kind: 'open',
      code: 'external-answer',
      because: 'the controller wants the PROXY protocol on this port, and whether the client speaks it is not told',
      candidates: backends,
    };
  if (state.kind === 'open')
    return { kind: 'open', code: 'missing-manifest', because: state.because, candidates: backends };
  return { kind: 'forward', backends };
}
