import type { Event } from 'js-yaml';
import { EVENT_ID, SCALAR_STYLE, COLLECTION_STYLE, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import { addAlias, addScalar, close, open } from './compose.js';
import type { Composer } from './composer.js';
import { newComposer, treeOf } from './composer.js';
import type { Fault, NodeKind, ReadDocument } from './tree.js';
import { nodeKinds, rowLength } from './tree.js';
import type { DocumentText } from './documents.js';

/** Reads one document of a file: its value with places, why it cannot be read, or undefined where nothing stands. */
export function readDocument(text: string, { start, end, glued }: DocumentText): ReadDocument | Fault | undefined {
  if (glued)
    return {
      ...glued,
      message: 'text stands after --- on its line, and kubectl refuses the file there',
      hint: 'move it to the next line',
    };
  const source = text.slice(start, end);
  let events: Event[];
  try {
    events = parseEvents(source, { maxDepth: 2000 } as never);
  } catch (error) {
    return faultOf(error, start);
  }
  const composer = newComposer(new Int32Array(rowLength * 64));
  feed(composer, source, events, start);
  if (composer.fault) return composer.fault;
  if (composer.value === undefined) return undefined;
  return { value: composer.value, tree: treeOf(composer), repeated: composer.repeated };
}

function faultOf(error: unknown, base: number): Fault {
  if (error instanceof YAMLException) {
    const at = base + (error.mark?.position ?? 0);
    return { start: at, end: at + 1, message: error.reason };
  }
  return { start: base, end: base + 1, message: 'the document is nested too deeply' };
}

function feed(composer: Composer, source: string, events: readonly Event[], base: number): void {
  let last = 0;
  let documents = 0;
  const flows: boolean[] = [];
  for (const event of events) {
    if (composer.fault) return;
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        documents++;
        flows.push(false);
        break;
      case EVENT_ID.SCALAR: {
        const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
        const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
        const empty = event.valueStart === -1 && !quoted && !block;
        const from = event.valueStart === -1 ? last : event.valueStart;
        const to = event.valueStart === -1 ? last : event.valueEnd;
        const kind: NodeKind = quoted
          ? nodeKinds.quoted
          : block
            ? nodeKinds.block
            : empty
              ? nodeKinds.empty
              : nodeKinds.plain;
        const start = quoted ? from - 1 : from;
        last = quoted ? to + 1 : to;
        addScalar(composer, {
          kind,
          start: base + start,
          end: base + last,
          text: getScalarValue(source, event),
          tag: tagOf(source, event),
          anchor: name(source, event),
        });
        break;
      }
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE: {
        const flow = event.style === COLLECTION_STYLE.FLOW;
        flows.push(flow);
        const kind =
          event.type === EVENT_ID.MAPPING
            ? flow
              ? nodeKinds.flowMapping
              : nodeKinds.mapping
            : flow
              ? nodeKinds.flowSequence
              : nodeKinds.sequence;
        open(composer, kind, base + event.start, name(source, event));
        last = Math.max(last, event.start + (flow ? 1 : 0));
        break;
      }
      case EVENT_ID.ALIAS:
        last = event.anchorEnd;
        addAlias(composer, source.slice(event.anchorStart, event.anchorEnd), base + event.anchorStart - 1, base + last);
        break;
      case EVENT_ID.POP:
        if (flows.pop()) {
          while (last < source.length && !/[\]}]/.test(source.charAt(last))) last++;
          last++;
        }
        close(composer, base + last);
        break;
    }
    if (documents > 1) return;
  }
}

function name(source: string, event: { readonly anchorStart: number; readonly anchorEnd: number }): string | undefined {
  return event.anchorStart === -1 ? undefined : source.slice(event.anchorStart, event.anchorEnd);
}

function tagOf(source: string, event: { readonly tagStart: number; readonly tagEnd: number }): string | undefined {
  if (event.tagStart === -1) return undefined;
  const raw = source.slice(event.tagStart, event.tagEnd);
  if (raw.startsWith('!!')) return `tag:yaml.org,2002:${raw.slice(2)}`;
  return raw.startsWith('!<') ? raw.slice(2, -1) : raw;
}
