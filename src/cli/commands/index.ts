import type { CommandEntry } from '../contract/command.js';

/** All commands, in the order of the help. A module is loaded when its command is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    usage: '[PATH…]',
    summary: 'what is wrong',
    examples: [
      'gatewright check k8s/',
      'helm template . | gatewright check -',
      'gatewright check -o sarif=results.sarif -o text k8s/',
    ],
    load: async () => (await import('./check.js')).check,
  },
  {
    name: 'routes',
    usage: '[PATH…]',
    summary: 'what each controller would do, in match order',
    examples: ['gatewright routes k8s/', 'gatewright routes --controller traefik@3.7 k8s/'],
    load: async () => (await import('./routes.js')).routes,
  },
  {
    name: 'request',
    usage: '[URL] [PATH…]',
    summary: 'who answers this request, and why',
    examples: [
      'gatewright request https://shop.example.com/cart k8s/',
      'gatewright request --requests requests.yaml k8s/',
    ],
    load: async () => (await import('./request.js')).request,
  },
  {
    name: 'reach',
    usage: '[PATH…]',
    summary: 'what the network policies let through',
    examples: ['gatewright reach k8s/', 'gatewright reach --from shop/web --to shop/db --port 5432/TCP --explain k8s/'],
    load: async () => (await import('./reach.js')).reach,
  },
  {
    name: 'test',
    usage: '[PATH…]',
    summary: 'holds the manifests to an expectations file',
    examples: ['gatewright test k8s/'],
    load: async () => (await import('./test.js')).test,
  },
  {
    name: 'read',
    usage: '[PATH…]',
    summary: 'the resources as kubectl reads them',
    examples: ['gatewright read k8s/', 'gatewright read --defaulted -o json k8s/'],
    load: async () => (await import('./read.js')).read,
  },
  {
    name: 'init',
    usage: '[DIR]',
    summary: 'writes a gatewright.yaml from what the manifests show, or a project',
    examples: ['gatewright init k8s/', 'gatewright init --project shop'],
    load: async () => (await import('./init.js')).init,
  },
  {
    name: 'explain',
    usage: 'RULE',
    summary: 'what a rule finds, why it matters and what to do',
    examples: ['gatewright explain service-port-missing'],
    load: async () => (await import('./explain.js')).explain,
  },
  {
    name: 'rules',
    usage: '',
    summary: 'all rules with their severities',
    examples: ['gatewright rules', 'gatewright rules -o json'],
    load: async () => (await import('./rules.js')).rules,
  },
  {
    name: 'schema',
    usage: 'KIND',
    summary: 'the JSON Schema of an output or of the configuration',
    examples: ['gatewright schema Diagnostics', 'gatewright schema Configuration'],
    load: async () => (await import('./schema.js')).schema,
  },
  {
    name: 'completion',
    usage: 'SHELL',
    summary: 'a completion script for bash, zsh or fish',
    examples: ['source <(gatewright completion bash)'],
    load: async () => (await import('./completion.js')).completion(commands.map(one => one.name)),
  },
];
