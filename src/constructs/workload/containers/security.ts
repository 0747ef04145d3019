import type { JsonObject } from '#model/json.js';
import type { BareContainerProps } from './container-props.js';

/**
 * What a container may do. Without a way out it meets *restricted*; `root` gives it the runtime's own capabilities, which
 * an entry point needs that makes a folder its user's and then gives root away.
 */
export function securityOf(
  { root, capabilities, privileged, writable }: BareContainerProps,
  user: number | undefined,
): JsonObject {
  const runsAsRoot = root === true || privileged === true;
  const given = { drop: runsAsRoot ? undefined : ['ALL'], add: capabilities?.length ? capabilities : undefined };
  return {
    allowPrivilegeEscalation: privileged === true,
    privileged: privileged === true ? true : undefined,
    capabilities: given.drop || given.add ? given : undefined,
    readOnlyRootFilesystem: writable !== true,
    runAsNonRoot: runsAsRoot ? false : undefined,
    runAsUser: user,
  };
}
