import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as plus from 'cdk8s-plus-28';
import * as constructs from 'constructs';
import ts from 'typescript';
import * as analyze from '#ask/index.js';
import * as certificates from '#crypto/index.js';
import type { ControllerName, Platform, PlatformApp, PlatformAppProps, PlatformProps } from '#index.js';
import * as gatewright from '#index.js';
import * as testing from '#testing/index.js';
import * as traefikKinds from '../../imports/traefik.js';
import type { GuideProgram } from './guide-programs.js';
import { importedName } from './guide-programs.js';

const shop = readFileSync(join(__dirname, 'k8s/shop.yaml'), 'utf8');

/** Programs of one page as they run for its reader: the apps that they make write into a folder beside. */
export interface GuideRun {
  /** Every app of a platform that was made so far. */
  readonly apps: readonly PlatformApp[];
  /** What the programs printed. */
  readonly printed: readonly string[];
  /** Runs a program, and those that it imports, once; gives what it exports. */
  readonly load: (name: string) => object;
}

/** Ready to run programs that write below this folder. */
export function guideRun(programs: readonly GuideProgram[], outdir: string): GuideRun {
  const apps: PlatformApp[] = [];
  const printed: string[] = [];
  const outside = { ...modules, gatewright: recording(apps, outdir) };
  const surroundings = { console: consoleOf(printed), document: pageWith(shop), process: { ...process, env: {} } };
  const loaded = new Map<string, object>();
  function load(name: string): object {
    const before = loaded.get(name);
    if (before) return before;
    const exported = {};
    loaded.set(name, exported);
    const text = programs.find(one => one.name === name)?.text;
    if (text === undefined) throw new Error(`the page has no program ${name}`);
    run(text, { ...surroundings, exports: exported, require: required });
    return exported;
  }
  function required(path: string): unknown {
    const name = importedName(path);
    if (name !== undefined) return load(name);
    if (!Object.hasOwn(outside, path)) throw new Error(`a reader of the page has no module ${path}`);
    return outside[path as keyof typeof outside]; // it is one of them
  }
  return { apps, printed, load };
}

/** What programs may import; the manifests of a reader are those of a shop. */
const modules = {
  cdk8s,
  'cdk8s-plus-28': plus,
  constructs,
  'gatewright/analyze': analyze,
  'gatewright/certificates': certificates,
  'gatewright/imports/traefik': traefikKinds,
  'gatewright/testing': testing,
  'node:assert/strict': assert,
  'node:fs': { readFileSync: (file: string) => readFileSync(join(__dirname, file), 'utf8') },
  'node:test': { test },
};

function run(text: string, names: Readonly<Record<string, unknown>>): void {
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- the pages are ours
  new Function(...Object.keys(names), outputText)(...Object.values(names));
}

/** The library, with apps that are told and write below a folder. */
function recording(apps: PlatformApp[], outdir: string): typeof gatewright {
  function definePlatform<Kind extends ControllerName>(props: PlatformProps<Kind>): Platform<Kind> {
    const platform = gatewright.definePlatform(props);
    const Recorded = class extends platform.PlatformApp {
      constructor(own: PlatformAppProps = {}) {
        super({ ...own, outdir: join(outdir, own.outdir ?? 'dist') });
        apps.push(this);
      }
    };
    return { ...platform, PlatformApp: Recorded };
  }
  return { ...gatewright, definePlatform: definePlatform };
}

function consoleOf(printed: string[]): Pick<Console, 'log'> {
  return { log: (...said: readonly unknown[]) => printed.push(said.map(String).join(' ')) };
}

/** A web page with one text in it, which is edited as soon as somebody listens. */
function pageWith(value: string): unknown {
  return {
    querySelector: () => ({
      value,
      addEventListener: (_: string, edited: () => void) => {
        edited();
      },
    }),
  };
}
