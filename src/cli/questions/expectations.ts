import type { Expectations, ReachExpectation, RequestExpectation } from '#ask/expectations.js';
import { expectationFaults } from '#ask/expectations.js';
import { itemsOf, objectOf } from '#model/json.js';
import { configuredFiles } from '../configuration/configured-files.js';
import { orUsageErrors, UsageError } from '../contract/exit.js';
import { expectationsShape } from '../schemas/network.table.js';
import type { Session } from '../session/session.js';
import { shapedYaml } from '#configuration/shaped-yaml.js';
import type { Streams } from '../contract/streams.js';

/** The expectations that the configuration names. */
export function expectationsOf({ configuration }: Session, streams: Streams): Expectations {
  if (configuration.expectations.length === 0) {
    throw new UsageError('no expectations are configured; name their files in gatewright.yaml, under expectations');
  }
  const documents = configuredFiles('expectations', configuration, streams).map(({ file, text, fault }) => {
    if (text === undefined) throw new UsageError(`${file}: ${fault ?? ''}`);
    return objectOf(orUsageErrors(shapedYaml(file, text, expectationsShape, expectationFaults)).value);
  });
  const listed = (key: string): unknown => documents.flatMap(one => itemsOf(one[key])); // held to its shape
  return {
    requests: listed('requests') as readonly RequestExpectation[],
    reach: listed('reach') as readonly ReachExpectation[],
  };
}
