import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import { cel } from './on-demand.js';
import { once } from '../../once.js';
import { addAddresses } from './addresses.js';
import { addFormats } from './formats.js';
import { addLists } from './lists.js';
import { addQuantities } from './quantities.js';
import { addTexts } from './texts.js';
import { addUrls } from './urls.js';
import { addVersions } from './versions.js';

/**
 * What rules may use: the language, and the libraries that the API server adds. (apiserver v0.36, pkg/cel/environment/base.go and
 * pkg/cel/library) Values are not typed beforehand: what the API server's type checker would refuse shows when it is evaluated.
 */
export const environment: () => Environment = once(() => {
  const made = new (cel().Environment)({ enableOptionalTypes: true, homogeneousAggregateLiterals: false });
  made.registerVariable('self', 'dyn').registerVariable('oldSelf', 'dyn');
  for (const add of [addTexts, addLists, addQuantities, addAddresses, addUrls, addFormats, addVersions]) add(made);
  return made;
});
