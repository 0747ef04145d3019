import type { PolicySet } from '#model/policies/policies.js';
import type { Compression as CompressionPolicy } from '#model/policies/serving.js';
import { given } from '../values/given.js';
import { bytesOf } from '../values/size.js';
import type { Compression, ServingProps } from './serving.js';

/** How answers reach clients, as policies. */
export function servingPolicies(props: ServingProps): PolicySet {
  const { compression, tlsOptions, passthrough, aliases, grpcWeb, observability, snippets, plugins } = props;
  return given({
    compression: compression && compressionOf(compression),
    tlsOptions,
    tlsPassthrough: passthrough === undefined ? undefined : { enabled: passthrough },
    serverAliases: aliases && { hosts: aliases },
    grpcWeb: grpcWeb && { origins: grpcWeb },
    observability,
    snippets,
    plugins: plugins && { list: plugins.map(({ name, configuration = {} }) => ({ name, configuration })) },
  });
}

function compressionOf(compression: true | Compression): CompressionPolicy {
  if (compression === true) return {};
  const { least, ...others } = compression;
  return { ...others, ...given({ least: bytesOf(least) }) };
}
