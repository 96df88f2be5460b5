import { STYLE } from "./client.generated.js";
import { Markup, markup } from "./markup.js";

/** Everything before the body of a page that needs no other file; `policy` is its CSP. */
export function documentHead(policy: string, title: string): Markup {
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>`;
}
