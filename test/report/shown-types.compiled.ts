import { compiled } from '../constructs/compiled.js';

/** What writes takes what one function made: each test compiles a file of the command line that says something of a name. */
const said = compiled({
  plain: sourceOf('streams.out(name);'),
  plainOnError: sourceOf('streams.err(`${name} is not there\\n`);'),
  delivered: sourceOf('deliver(name, {}, streams);'),
  delivering: sourceOf('deliverStream([name], {}, streams);'),
  format: sourceOf('const format: Format = () => name;\nvoid format;'),
  look: sourceOf("streams.out({ content: name, medium: 'terminal' });"),
  otherMedium: sourceOf('streams.out(terminal`${json`${name}`}\\n`);'),
  between: sourceOf("streams.out(terminal.joined(['a', 'b'], name));"),
  escaped: sourceOf(
    'streams.out(terminal`${name}\\n`);\nstreams.err(terminal.lines([name]));\ndeliver(json`${name}`, {}, streams);',
  ),
});

test('what is escaped is taken', () => {
  expect(said.escaped).toBe('');
});

test.each(['plain', 'plainOnError', 'delivered', 'format'])('a plain text does not compile: %s', name => {
  expect(said[name]).toMatch(/'string' is not assignable to (parameter of )?type 'Shown</);
});

test('nor do pieces of plain text', () => {
  expect(said.delivering).toContain("'string' is not assignable to type 'Shown<\"json\">'");
});

test('nobody else makes one by its looks', () => {
  expect(said.look).toContain("'content' does not exist in type 'Shown<");
});

test('a text for one medium is no part of another', () => {
  expect(said.otherMedium).toContain('Shown<"json">');
});

test('what joins pieces is ours', () => {
  expect(said.between).toContain("not assignable to parameter of type 'Between'");
});

function sourceOf(code: string): string {
  return `
    import { deliver } from '#cli/output/outputs.js';
    import { deliverStream } from '#cli/output/stream-output.js';
    import type { Streams } from '#cli/contract/streams.js';
    import type { Format } from '#report/report.js';
    import { json, terminal } from '#report/escaping/shown.js';
    void [deliver, deliverStream, json, terminal];
    export type Used = Format;
    export function say(streams: Streams, name: string): void {
      ${code}
    }
  `;
}
