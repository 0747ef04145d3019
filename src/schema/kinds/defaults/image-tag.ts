/** The pull policy of an image that says none: Always where the tag is latest, or none is given. (kubernetes v1.36.0, pkg/apis/core/v1/defaults.go: SetDefaults_Container; pkg/util/parsers/parsers.go: ParseImageName) */
export function pullPolicyOf(image: string): 'Always' | 'IfNotPresent' {
  const name = /^([^@]*)(@.*)?$/s.exec(image);
  const tagged = /:([^/:]*)$/.exec(name?.[1] ?? '');
  const tag = tagged?.[1] ?? (name?.[2] === undefined ? 'latest' : '');
  return isReference(image) && tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** What is no reference at all has no tag. (distribution/reference: ParseNormalizedNamed) */
function isReference(image: string): boolean {
  return /^[A-Za-z0-9]/.test(image) && /^[\w.\-/:@+]+$/.test(image);
}
