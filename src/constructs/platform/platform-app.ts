import { App } from 'cdk8s';
import { metadataFile, outputFiles, textOfAll } from '../synthesis/output-files.js';
import { elsewhereFaults, platformFaults } from './platform-faults.js';
import type { PlatformAppProps } from './platform-app-props.js';
import { platformAppFields } from './platform-app-shape.js';
import { allFaults, fitOf } from '../shape/fit.js';
import type { PlatformSettings } from '../settings/platform-settings.js';
import type { Rendering } from '../synthesis/rendering.js';
import { rendering } from '../synthesis/rendering.js';
import { expectRendering, noteRendered } from '../synthesis/telling/forgotten.js';
import { markCopy } from '../tree/copy.js';
import { asksForMetadata, say, writeFiles } from '../synthesis/synth.js';

/**
 * cdk8s's App with a synthesis that is linear in charts, writes the routes of all constructs for the platform's
 * controllers and reads back what it wrote: what the check faults as an error is not synthesised.
 */
export class PlatformApp extends App {
  readonly #platform: PlatformSettings;
  readonly #props: PlatformAppProps;
  readonly #said = new Set<string>();

  constructor(given: PlatformAppProps, platform: PlatformSettings) {
    const { props, misfits } = fitOf<PlatformAppProps>(given, platformAppFields);
    super(props);
    this.#platform = platform;
    this.#props = props;
    markCopy(this);
    this.node.addValidation({
      validate: () => {
        noteRendered(this);
        return [...platformFaults(platform), ...allFaults(misfits, elsewhereFaults(props.elsewhere))];
      },
    });
    expectRendering(this);
  }

  /** The manifests chart by chart, what cannot be synthesised, and what the check found; nothing is written, printed or thrown. */
  render(): Rendering {
    const { complete = false, elsewhere = [], failOn = 'error' } = this.#props;
    const all = [...(this.#platform.elsewhere ?? []), ...elsewhere];
    return rendering(this, this.#platform, { complete, elsewhere: all, failOn });
  }

  override synth(): void {
    const result = this.#checked();
    const metadata = this.#props.recordConstructMetadata ?? asksForMetadata();
    writeFiles(this.outdir, [
      ...outputFiles(result, this),
      result.configuration,
      ...(metadata ? [metadataFile(result)] : []),
    ]);
  }

  override synthYaml(): string {
    return textOfAll(this.#checked().charts.flatMap(one => one.objects));
  }

  /** What can be written; each warning is printed once. */
  #checked(): Rendering {
    const result = this.render();
    refuse(result);
    say(result.warnings.filter(one => !this.#said.has(one)).map(one => `warning: ${one}`));
    for (const one of result.warnings) this.#said.add(one);
    return result;
  }
}

/** cdk8s has no other way to say it than to throw. */
function refuse({ faults }: Rendering): void {
  if (faults.length > 0) throw new Error(`Validation failed with the following errors:\n  ${faults.join('\n  ')}`);
}
