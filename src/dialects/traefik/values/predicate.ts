/** The type of a part of a predicate: what is asked of requests, or a constant. */
type Kind = 'predicate' | 'asks int' | 'asks float' | 'asks string' | Constant;
type Constant = 'int' | 'float' | 'string';

/** The functions of a predicate: what each takes and what it gives. */
export type Functions = Readonly<Record<string, { readonly takes: readonly Constant[]; readonly gives: Kind }>>;

/** Of `buffering.retryExpression`. (vulcand/oxy v2.1.0, buffer/threshold.go) */
export const bufferingFunctions: Functions = {
  Attempts: { takes: [], gives: 'asks int' },
  IsNetworkError: { takes: [], gives: 'predicate' },
  RequestMethod: { takes: [], gives: 'asks string' },
  ResponseCode: { takes: [], gives: 'asks int' },
};

/** Of `circuitBreaker.expression`. (vulcand/oxy v2.1.0, cbreaker/predicates.go) */
export const breakerFunctions: Functions = {
  LatencyAtQuantileMS: { takes: ['float'], gives: 'asks int' },
  NetworkErrorRatio: { takes: [], gives: 'asks float' },
  ResponseCodeRatio: { takes: ['int', 'int', 'int', 'int'], gives: 'asks float' },
};

/**
 * Whether a text is a predicate over functions: Go's grammar, of which `&&`, `||`, comparisons, brackets and calls are taken,
 * and types to the letter, so that `NetworkErrorRatio() > 1` is none. (vulcand/predicate v1.3.0, parse.go)
 */
export function isPredicate(text: string, functions: Functions): boolean {
  const tokens = tokensOf(text);
  const reader: Reader = { tokens: tokens ?? [], functions, at: 0, depth: 0 };
  return tokens !== undefined && either(reader) === 'predicate' && reader.at === tokens.length;
}

interface Reader {
  readonly tokens: readonly string[];
  readonly functions: Functions;
  at: number;
  depth: number;
}

/** Nobody means brackets so deep. */
const deepest = 200;

const between = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)*/y;
const lexeme =
  /&&|\|\||[=!<>]=|[<>(),]|[A-Za-z_]\w*|\d*\.\d+(?:e[-+]?\d+)?|\d+(?:\.?e[-+]?\d+|\.)?|"(?:\\.|[^"\\\n])*"|`[^`]*`/iy;

/** A line that ends behind a name, a constant or a bracket ends the predicate, as everywhere in Go. */
function tokensOf(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  for (let at = 0; at < text.length;) {
    const blank = matchAt(between, text, at) ?? '';
    at += blank.length;
    if (at === text.length) break;
    const token = matchAt(lexeme, text, at);
    if (token === undefined || (blank.includes('\n') && /[\w)"`.]$/.test(tokens.at(-1) ?? ''))) return undefined;
    tokens.push(token);
    at += token.length;
  }
  return tokens;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function either(reader: Reader): Kind | undefined {
  return chained(reader, '||', () => chained(reader, '&&', () => comparison(reader)));
}

/** Parts that an operator joins, each of them a predicate where there are several. */
function chained(reader: Reader, operator: string, part: () => Kind | undefined): Kind | undefined {
  let first = part();
  while (reader.tokens[reader.at] === operator) {
    reader.at++;
    first = first === 'predicate' && part() === 'predicate' ? 'predicate' : undefined;
  }
  return first;
}

/** What is asked stands before the operator, the constant behind it. */
function comparison(reader: Reader): Kind | undefined {
  const asked = operand(reader);
  const operator = reader.tokens[reader.at] ?? '';
  if (!/^(?:[=!<>]=|[<>])$/.test(operator)) return asked;
  reader.at++;
  const constant = operand(reader);
  if (asked === undefined || asked !== `asks ${constant ?? ''}`) return undefined;
  return asked === 'asks string' && !/^[=!]=$/.test(operator) ? undefined : 'predicate';
}

function operand(reader: Reader): Kind | undefined {
  const token = reader.tokens[reader.at++] ?? '';
  if (token === '(') return bracketed(reader);
  if (!/^[A-Za-z_]/.test(token)) return constantOf(token);
  const called = Object.hasOwn(reader.functions, token) ? reader.functions[token] : undefined;
  if (!called || reader.tokens[reader.at++] !== '(') return undefined;
  for (const [index, wanted] of called.takes.entries()) {
    if (index > 0 && reader.tokens[reader.at++] !== ',') return undefined;
    if (constantOf(reader.tokens[reader.at++] ?? '') !== wanted) return undefined;
  }
  if (called.takes.length > 0 && reader.tokens[reader.at] === ',') reader.at++;
  return reader.tokens[reader.at++] === ')' ? called.gives : undefined;
}

function bracketed(reader: Reader): Kind | undefined {
  reader.depth++;
  if (reader.depth > deepest) return undefined;
  const inner = either(reader);
  reader.depth--;
  return reader.tokens[reader.at++] === ')' ? inner : undefined;
}

function constantOf(token: string): Constant | undefined {
  if (/^["`]/.test(token)) return 'string';
  if (/^\d+$/.test(token)) return 'int';
  return /^[\d.]/.test(token) ? 'float' : undefined;
}
