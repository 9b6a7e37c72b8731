// SPDX-License-Identifier: Apache-2.0
// Opens a page in Chromium, from a file and without a network, and carries out steps. In: the page and the steps, each a list
// that starts with its name. Out: the results of the steps that have one, and everything that a page must not do.
import { access, constants, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

async function installed(program) {
  for (const folder of process.env.PATH.split(delimiter)) {
    const path = join(folder, program);
    if (await access(path, constants.X_OK).then(() => true, () => false)) return path;
  }
  throw new Error(`${program} is not installed`);
}

const { html, colorScheme, javaScriptEnabled, width, steps } = JSON.parse(await text(process.stdin));
const folder = await mkdtemp(join(tmpdir(), "page-"));
const file = join(folder, "registries.html");
await writeFile(file, html);
const browser = await chromium.launch({ executablePath: await installed("chromium"), args: ["--disable-gpu"] });
const problems = [];
try {
  const context = await browser.newContext({ colorScheme, javaScriptEnabled, viewport: { width, height: 900 }, offline: true });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  page.on("console", (message) => problems.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  context.on("request", (request) => {
    if (request.url() !== url) problems.push(`request: ${request.url()}`);
  });
  context.on("page", (other) => problems.push(`window: ${other.url()}`));
  await page.goto(url);

  const actions = {
    fill: (selector, value) => page.locator(selector).fill(value),
    select: (selector, label) => page.locator(selector).selectOption({ label }).then(() => undefined),
    click: (selector) => page.locator(selector).click(),
    hover: (selector) => page.locator(selector).hover(),
    focus: (selector) => page.locator(selector).focus(),
    press: (key) => page.keyboard.press(key),
    media: (media) => page.emulateMedia({ media }),
    visible: async (selector) => {
      const found = [];
      for (const element of await page.locator(selector).all()) {
        if (await element.isVisible()) found.push((await element.textContent()).trim());
      }
      return found;
    },
    style: (selector, name) => page.locator(selector).first().evaluate((element, key) => getComputedStyle(element)[key], name),
    attribute: (selector, name) => page.locator(selector).first().getAttribute(name),
    title: () => page.title(),
    screenshot: (path, height) =>
      page.screenshot({ path, clip: { x: 0, y: 0, width, height }, fullPage: true }).then(() => undefined),
    // Its rules of impact serious and critical; the script is not one of the page, so the policy does not apply.
    axe: async () => {
      await page.evaluate(await readFile("node_modules/axe-core/axe.min.js", "utf8"));
      const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
      return violations
        .filter(({ impact }) => ["serious", "critical"].includes(impact))
        .flatMap(({ id, nodes }) => nodes.slice(0, 5).map((node) => `${id}: ${node.html} ${node.failureSummary}`));
    },
  };
  const results = [];
  for (const [name, ...parameters] of steps) {
    const result = await actions[name](...parameters);
    if (result !== undefined) results.push(result);
  }
  process.stdout.write(JSON.stringify({ problems, results }));
} finally {
  await browser.close();
  await rm(folder, { recursive: true });
}
