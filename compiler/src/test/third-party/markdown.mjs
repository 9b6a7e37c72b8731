// SPDX-License-Identifier: Apache-2.0
// Renders Markdown as code hosts do, by two libraries, and lists what is more than text, tables and code: elements that
// texts must not add, and in texts outside of code what a host would link, such as mentions. In: a list of documents.
// Out: for each document the list of what was found.
import { text } from "node:stream/consumers";
import MarkdownIt from "markdown-it";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const markdownIt = new MarkdownIt({ html: true, linkify: true, typographer: false });
const renderers = {
  "markdown-it": (source) => markdownIt.render(source),
  micromark: (source) =>
    micromark(source, { allowDangerousHtml: true, allowDangerousProtocol: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] }),
};
const expected = new Set(["h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "pre"]);
const linked = /@[a-z0-9]|#\d|![\d[]|:\/\/|www\.|:[a-z0-9_+-]+:|[a-z0-9]\.(com|org|net|example)\b/i;

function findings(name, html) {
  const withoutCode = html.replace(/<pre><code[^>]*>[^<]*<\/code><\/pre>|<code>[^<]*<\/code>/g, "<code></code>");
  const found = [];
  for (const [tag, element] of withoutCode.matchAll(/<\/?([a-z0-9-]+)[^>]*>/gi)) {
    if (!expected.has(element.toLowerCase())) {
      found.push(`${name}: ${tag}`);
    }
  }
  for (const part of withoutCode.split(/<[^>]*>/)) {
    if (linked.test(part)) {
      found.push(`${name}: ${part}`);
    }
  }
  const cells = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row]) => row.match(/<t[hd]>/g)?.length ?? 0);
  return { found, cells };
}

const documents = JSON.parse(await text(process.stdin));
const results = documents.map((document) => {
  const rendered = Object.entries(renderers).map(([name, render]) => findings(name, render(document)));
  const [first, second] = rendered.map((result) => JSON.stringify(result.cells));
  return [...rendered.flatMap((result) => result.found), ...(first === second ? [] : ["tables differ"])];
});
process.stdout.write(JSON.stringify(results));
