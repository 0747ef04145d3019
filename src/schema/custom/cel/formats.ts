import type { Environment } from '@marcbachmann/cel-js' with { 'resolution-mode': 'import' };
import type { TextRule } from '../../kinds/language/check.js';
import { dnsLabel, dnsLabelWithLetter, dnsSubdomain } from '../../metadata/dns-name.js';
import { labelKey, labelValue } from '../../metadata/label.js';
import { cel } from './on-demand.js';
import { wantedFormat } from '../formats.js';

/** A named format: a class, since the language tells values apart by their classes. */
class Format {
  constructor(readonly rule: TextRule) {}
}

/** The name `format` before the dot. */
class FormatLibrary {
  readonly name = 'format';
}

const ofApi =
  (format: string): TextRule =>
  text => {
    const wants = wantedFormat(text, format);
    return wants === undefined ? [] : [`is not ${wants}`];
  };

const formats: Readonly<Record<string, TextRule>> = {
  dns1123Label: dnsLabel,
  dns1123Subdomain: dnsSubdomain,
  dns1035Label: dnsLabelWithLetter,
  qualifiedName: labelKey,
  labelValue,
  uri: ofApi('uri'),
  uuid: ofApi('uuid'),
  byte: ofApi('byte'),
  date: ofApi('date'),
  datetime: ofApi('date-time'),
};

/** Named formats, whose `validate` gives what is wrong or nothing. (apiserver pkg/cel/library/format.go) */
export function addFormats(environment: Environment): void {
  const { Optional } = cel();
  environment
    .registerType('Format', Format)
    .registerType('FormatLibrary', FormatLibrary)
    .registerConstant('format', 'FormatLibrary', new FormatLibrary());
  for (const [name, rule] of Object.entries(formats))
    environment.registerFunction(`FormatLibrary.${name}(): Format`, () => new Format(rule));
  environment
    .registerFunction('FormatLibrary.named(string): optional<Format>', (_: unknown, name: string) => {
      const rule = Object.hasOwn(formats, name) ? formats[name] : undefined;
      return rule ? Optional.of(new Format(rule)) : Optional.none();
    })
    .registerFunction('Format.validate(string): optional<list<string>>', ({ rule }: Format, text: string) => {
      const complaints = rule(text);
      return complaints.length === 0 ? Optional.none() : Optional.of(complaints);
    });
}
