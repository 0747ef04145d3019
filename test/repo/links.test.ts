import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

const root = join(__dirname, '../..');
const committed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter(Boolean);
const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { files: readonly string[] };

/** What npm packs: what `files` names, and three that are always there. */
const packed = committed.filter(file =>
  [...files, 'README.md', 'LICENSE', 'package.json'].some(one => file === one || file.startsWith(`${one}/`)),
);
const isPage = (file: string): boolean => file.endsWith('.md');

test('each link of a page leads to a file that is there, and to a heading that it has', () => {
  expect(committed.filter(isPage).flatMap(page => lostLinks(page, committed))).toEqual([]);
});

test('each link of a page in the package leads to a file in the package', () => {
  expect(packed.filter(isPage)).toEqual(expect.arrayContaining(['README.md', 'docs/guides/first-hour.md']));
  expect(packed.filter(isPage).flatMap(page => lostLinks(page, packed))).toEqual([]);
});

test('the README leads to every guide', () => {
  const led = linksOf('README.md').map(link => link.file);
  expect(packed.filter(file => file.startsWith('docs/guides/')).filter(file => !led.includes(file))).toEqual([]);
});

/** The links of a page whose file, or whose heading, is not among these files. */
function lostLinks(page: string, among: readonly string[]): readonly string[] {
  const lost = linksOf(page).filter(({ file, heading }) => {
    if (!among.some(one => one === file || one.startsWith(`${file}/`))) return true;
    return heading !== '' && !headingsOf(file).includes(heading);
  });
  return lost.map(({ link }) => `${page}: ${link}`);
}

/** The links of a page that lead to files, by their paths in the repository. */
function linksOf(page: string): readonly { readonly link: string; readonly file: string; readonly heading: string }[] {
  const text = readFileSync(join(root, page), 'utf8')
    .replace(/^(```+)[^]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '``');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter(link => !/^[a-z]+:/.test(link))
    .map(link => {
      const [path = '', heading = ''] = link.split('#');
      return { link, heading, file: path === '' ? page : posix.join(posix.dirname(page), path) };
    });
}

/** The headings of a page as links name them. */
function headingsOf(file: string): readonly string[] {
  const titles = [...readFileSync(join(root, file), 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => title);
  return titles.map(title =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replace(/ /g, '-'),
  );
}
