import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
/** The rooms that have rooms within. */
const walled = [
  'src/cli',
  'src/parse',
  'src/dialects/nginx',
  'src/dialects/traefik',
  'src/network',
  'src/regex',
  'src/simulate',
];
/** Lists of equals, one a file. */
const lists = ['src/rules', 'src/schema/kinds'];

test('the page of the architecture names each room, and each room within a room', () => {
  const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const rooms = ['src', ...walled].flatMap(foldersIn);
  expect(rooms.filter(room => !page.includes(`| \`${room}\` |`))).toEqual([]);
});

test('rules name no controller', () => {
  const files = readdirSync(join(root, 'src/rules')).map(file => `src/rules/${file}`);
  expect(files.filter(file => /traefik|nginx/i.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
});

test('the glossaries have a line for each file that has a word, and for nothing else', () => {
  const pages = readdirSync(join(root, 'docs')).filter(file => /^glossary.*[.]md$/.test(file));
  const words = pages.flatMap(page => wordsOf(readFileSync(join(root, 'docs', page), 'utf8')));
  expect(words.sort()).toEqual(filesOf('src').filter(hasWord).sort());
});

function wordsOf(page: string): readonly string[] {
  return [...page.matchAll(/^\| .+ \| `([^`]+)` \| .+ \|$/gm)].map(([, file = '']) => file);
}

function filesOf(room: string): readonly string[] {
  return (readdirSync(join(root, room), { recursive: true }) as string[])
    .filter(file => file.endsWith('.ts'))
    .map(file => file.replace(/([.]table)?[.]ts$/, ''));
}

/** A rule is named by its id and has a page; a kind is named by Kubernetes. */
function hasWord(file: string): boolean {
  const [, rule] = /^rules\/([^/]+)$/.exec(file) ?? [];
  if (rule !== undefined) return !existsSync(join(root, 'docs/rules', `${rule}.md`));
  return !/^schema\/kinds\/[^/]+$/.test(file);
}

test.each(['index', 'findings', 'write'])('the network has at most fifteen functions at its face %s', face => {
  const text = readFileSync(join(root, `src/network/${face}.ts`), 'utf8');
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
  const made = [...text.matchAll(/^export (?:function|const) (\w+)/gm)].map(([, name]) => name);
  expect([...listed, ...made].length).toBeGreaterThan(0);
  expect([...listed, ...made].length).toBeLessThanOrEqual(15);
});

test('no folder of src holds more than fifteen files beside its own rooms', () => {
  const folders = foldersUnder('src').filter(folder => !lists.some(list => `${folder}/`.startsWith(`${list}/`)));
  const sizes = folders.map(one => [one, readdirSync(join(root, one)).filter(file => file.endsWith('.ts')).length]);
  expect(sizes.filter(([, size]) => Number(size) > 15)).toEqual([]);
});

function foldersUnder(folder: string): readonly string[] {
  return foldersIn(folder).flatMap(one => [`${folder}/${one}`, ...foldersUnder(`${folder}/${one}`)]);
}

function foldersIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(one => (one.isDirectory() ? [one.name] : []));
}
