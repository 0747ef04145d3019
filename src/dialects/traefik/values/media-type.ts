/** Whether Go reads a text as a media type with its parameters. (Go 1.25, mime/mediatype.go: ParseMediaType) */
export function isMediaType(text: string): boolean {
  return mediaType.test(text);
}

const token = "[!#-'*+.\\-0-9A-Z^-~]+";
const parameter = `;\\s*${token}\\s*=\\s*(?:${token}|"(?:\\\\.|[^"\\\\])*")\\s*`;
const mediaType = new RegExp(`^\\s*${token}(?:/${token})?\\s*(?:${parameter})*(?:;\\s*)?$`);
