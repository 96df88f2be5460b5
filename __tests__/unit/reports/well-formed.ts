import { SaxesParser } from "saxes";

/** The first thing that a strict parser of XML 1.0 objects to; null when there is none. */
export function objectionToXml(xml: string): string | null {
  let objection: string | null = null;
  const parser = new SaxesParser();
  parser.on("error", ({ message }) => {
    objection ??= message;
  });
  parser.write(xml).close();
  return objection;
}
