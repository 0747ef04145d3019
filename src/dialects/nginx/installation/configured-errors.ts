/** The list of statuses for which pages are asked: an annotation, and a key of the ConfigMap. */
export const customErrorsName = 'custom-http-errors';

/** The statuses for which the ConfigMap asks for pages of the default backend, on every route. */
export function configuredErrors(data: Readonly<Record<string, string>>): readonly string[] {
  return statusesIn(data[customErrorsName] ?? '');
}

/** The statuses between commas. */
export function statusesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map(one => one.trim())
    .filter(one => one !== '');
}
