const allowed = 'up to 63 letters, digits, -, _ and ., with a letter or digit first and last';

/** What is wrong with a label. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/apis/meta/v1/validation/validation.go: ValidateLabels) */
export function labelFault(key: string, value: string): string | undefined {
  if (value === '' || isLabelValue(value)) return keyFault(key);
  return keyFault(key) ?? `${JSON.stringify(value)} is no value of a label; it has ${allowed}`;
}

/** What is wrong with an annotation, whose key may have capitals anywhere. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/api/validation/objectmeta.go: ValidateAnnotations) */
export function annotationFault(key: string): string | undefined {
  return keyFault(key.toLowerCase());
}

/** Whether a text that is not empty is the value of a label. (kubernetes v1.36, staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go: IsValidLabelValue) */
export function isLabelValue(text: string): boolean {
  return text.length <= 63 && /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(text);
}

/** (the same: IsQualifiedName) */
function keyFault(key: string): string | undefined {
  const slash = key.indexOf('/');
  const goodPrefix = slash < 0 || isPrefix(key.slice(0, slash));
  return goodPrefix && isLabelValue(key.slice(slash + 1))
    ? undefined
    : `a key has ${allowed}, perhaps after a DNS name and /`;
}

/** (the same: IsDNS1123Subdomain) */
function isPrefix(text: string): boolean {
  const label = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
  return text.length <= 253 && new RegExp(`^${label}(\\.${label})*$`).test(text);
}
