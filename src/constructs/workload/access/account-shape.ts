import type { Fields, Shape } from '../../shape/shape.js';
import { annotations, flag, labels, object, text, texts } from '../../shape/shape.js';
import { namedShape } from '../named.js';
import type { AccountProps } from './account-props.js';

const permissions: Shape = {
  kind: 'list',
  of: object('{ verbs: ["get"], resources: ["pods"] }', { verbs: texts, resources: texts, names: texts }, [
    'verbs',
    'resources',
  ]),
  wants: 'a list of permissions',
};
const role = object(
  '{ kind: "ClusterRole", name: "view" }',
  { kind: { kind: 'word', of: ['Role', 'ClusterRole'] }, name: text },
  ['kind', 'name'],
);

const fields: Fields<keyof AccountProps> = {
  existing: namedShape('ServiceAccount'),
  token: flag,
  may: permissions,
  mayEverywhere: permissions,
  roles: { kind: 'list', of: role, wants: 'a list of roles' },
  labels,
  annotations,
};

/** An account with the API server. */
export const accountShape: Shape = object('{ existing: "builder" }', fields);
