/** Whether a path fits a glob: `*` stands for anything but a slash, `**` for anything, `?` for one character. */
export function matchesGlob(glob: string, path: string): boolean {
  const clean = (text: string): string => text.replace(/^\.\//, '');
  return compiled(clean(glob)).test(clean(path));
}

function compiled(glob: string): RegExp {
  const pattern = glob.replace(/\*\*\/?|\*|\?|[.+^${}()|[\]\\]/g, token => {
    if (token === '**/') return '(?:[^/]*/)*';
    if (token === '**') return '.*';
    if (token === '*') return '[^/]*';
    return token === '?' ? '[^/]' : `\\${token}`;
  });
  return new RegExp(`^(?:[^/]*/)*${pattern}$`);
}
