/** An image's name in its parts. */
interface Image {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** What is wrong with the name of an image. (distribution/reference v0.6.0, regexp.go) */
export function imageFaults(image: string | undefined): readonly string[] {
  if (image === undefined) return ['none is given; name one, such as registry/shop/web:1'];
  if (!/^\S+$/.test(image)) return ['an image is named without blanks, such as registry/shop/web:1'];
  if (/^[a-z]+:\/\//i.test(image)) return [`${image} has a scheme; leave away all up to ://`];
  const { repository, tag, digest } = partsOf(image);
  const [registry, path] = registryOf(repository);
  if (path !== path.toLowerCase()) return [`${path} has capitals; a repository is named in lower case`];
  if (path.includes(':')) return [`${image} has two tags; give one`];
  if (registry !== '' && !/^(\[[0-9a-fA-F:]+\]|[a-zA-Z0-9]([a-zA-Z0-9.-]*[a-zA-Z0-9])?)(:\d+)?$/.test(registry))
    return [`${registry} is not a registry's host, such as registry.example.com:5000`];
  if (!path.split('/').every(isElement))
    return [`${path || 'an empty text'} is not a repository: a-z, 0-9 and single . _ - between, by /`];
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag))
    return [`${tag || 'an empty text'} is not a tag: letters, digits, and . _ - after the first, up to 128`];
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/.test(digest))
    return [`${digest} is not a digest such as sha256: and 64 of 0-9 and a-f`];
  return tag === undefined && digest === undefined
    ? [`${image} has no tag, which means ${image}:latest, another program every day; give a tag or a digest`]
    : [];
}

/** What is worth knowing of an image: `latest` is another program every day, and nobody can go back to the one before. */
export function imageWarnings(image: string | undefined): readonly string[] {
  if (image === undefined || imageFaults(image).length > 0) return [];
  const { tag, digest } = partsOf(image);
  return tag === 'latest' && digest === undefined
    ? [`${image} is another program every day; give the tag of a version, or a digest`]
    : [];
}

/** The tag of an image, or undefined where a digest alone says which it is. Plain JavaScript gives none at all. */
export function tagOf(image: string | undefined): string | undefined {
  return image === undefined ? undefined : partsOf(image).tag;
}

function partsOf(image: string): Image {
  const [named = '', ...digests] = image.split('@');
  const [, repository = named, tag] = /^(.*):([^/]*)$/.exec(named) ?? [];
  return {
    repository,
    ...(tag !== undefined && { tag }),
    ...(digests.length > 0 && { digest: digests.join('@') }),
  };
}

/** The first element is a registry where it has a dot or a port, or is localhost. */
function registryOf(repository: string): readonly [registry: string, path: string] {
  const [first = '', ...rest] = repository.split('/');
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isRegistry ? [first, rest.join('/')] : ['', repository];
}

function isElement(element: string): boolean {
  return /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*$/.test(element);
}
