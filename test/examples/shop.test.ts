import { join } from 'node:path';
import { run } from '../cli/run.js';
import { foldersOf } from './files.js';

/** The calls that the services of the shop declare, each with the port of the pods that it goes to. */
const calls = [
  'cart → redis 6379',
  'checkout → cart 7070',
  'checkout → currency 7000',
  'checkout → email 8080',
  'checkout → payment 50051',
  'checkout → productcatalog 3550',
  'checkout → shipping 50051',
  'frontend → ad 9555',
  'frontend → cart 7070',
  'frontend → checkout 5050',
  'frontend → currency 7000',
  'frontend → productcatalog 3550',
  'frontend → recommendation 8080',
  'frontend → shipping 50051',
  'loadgenerator → frontend 8080',
  'recommendation → productcatalog 3550',
];

interface End {
  readonly kind: string;
  readonly name: string;
}

interface Reach {
  readonly connections: readonly {
    readonly from: End;
    readonly to: End;
    readonly ports: readonly { readonly from: number }[];
  }[];
  readonly unknown: readonly unknown[];
}

interface Answers {
  readonly answers: readonly {
    readonly backend: unknown;
    readonly pods: unknown;
    readonly trace: readonly unknown[];
    readonly outcome: string;
  }[];
}

describe.each(foldersOf('shop'))('%s', folder => {
  const manifests = `dist/manifests/${folder}`;
  const controller = folder.replace('shop-', '');

  test('reach lists the declared calls, the way in, and nothing else', async () => {
    const { connections, unknown } = await asked<Reach>('reach', '-o', 'json', manifests);
    const lines = connections.map(
      ({ from, to, ports }) => `${from.name} → ${to.name} ${ports.map(one => one.from).join(', ')}`,
    );
    expect(lines.sort()).toEqual([...calls, `${controller} → frontend 8080`].sort());
    expect(unknown).toEqual([]);
  });

  test('a request ends at the pods of the frontend, and the network lets it through', async () => {
    const { answers } = await asked<Answers>('request', 'https://shop.example.com/cart', '-o', 'json', manifests);
    const [answer] = answers;
    expect(answer?.backend).toEqual({ namespace: 'shop', service: 'frontend', port: 80 });
    expect(answer?.pods).toEqual({ port: 8080, workloads: ['shop/Deployment/frontend'], network: 'allowed' });
    expect(answer?.trace.length).toBeGreaterThan(2);
  });

  test('a request by plain HTTP is sent to https', async () => {
    const { answers } = await asked<Answers>('request', 'http://shop.example.com/cart', '-o', 'json', manifests);
    expect(answers[0]).toMatchObject({ outcome: 'redirect', location: 'https://shop.example.com/cart' });
  });

  test('another host is not the shop', async () => {
    const { answers } = await asked<Answers>('request', 'https://other.example.com/', '-o', 'json', manifests);
    expect(answers[0]).toMatchObject({ outcome: 'respond', status: 404 });
  });
});

/** What the command line prints, as a document. */
async function asked<Document>(...argv: readonly string[]): Promise<Document> {
  const { out } = await run(argv, join(__dirname, '../..'));
  return JSON.parse(out) as Document;
}
