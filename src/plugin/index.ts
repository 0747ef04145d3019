/** The validation plugin of cdk8s's command line: `cdk8s synth` loads the class by its name from the package. */
export { GatewrightValidation } from './gatewright-validation.js';
export type { ValidationProps } from './validation-props.js';
export type { PluginContext, PluginReport, PluginViolation } from './plugin-context.js';
