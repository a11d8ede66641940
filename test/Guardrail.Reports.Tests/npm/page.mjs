// Opens pages in Chromium as { chromium, pages: [{ name, path, tables, plans, months, gaps, width, scheme, large }] } on stdin says,
// and writes what is wrong with each: [{ name, problems: ["check: what"] , checks: [...] }].
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axePath = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
let input = "";
for await (const piece of process.stdin) input += piece;
const request = JSON.parse(input);

/** Whether anything sticks out of the window, and whether any two texts lie over each other. */
function layout() {
  const problems = [];
  const wide = innerWidth;
  if (document.documentElement.scrollWidth > wide) problems.push(`the page is ${document.documentElement.scrollWidth} wide in a window of ${wide}`);
  const seen = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".unseen, .skip, .tip");
  const rects = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.data.trim() === "" || ["SCRIPT", "NOSCRIPT", "OPTION"].includes(node.parentElement.tagName) || !seen(node.parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      if (rect.right > wide + 1 || rect.left < -1) problems.push(`"${node.data.trim().slice(0, 40)}" sticks out: ${Math.round(rect.left)} to ${Math.round(rect.right)}`);
      rects.push({ node, text: node.data.trim().slice(0, 30), l: rect.left, r: rect.right, t: rect.top, b: rect.bottom });
    }
  }
  rects.sort((a, b) => a.t - b.t);
  for (let i = 0; i < rects.length && problems.length < 20; i++) {
    for (let j = i + 1; j < rects.length && rects[j].t < rects[i].b; j++) {
      const [a, b] = [rects[i], rects[j]];
      // Lines of one paragraph may share a pixel or some; texts of two may not share a letter.
      if (a.node !== b.node && Math.min(a.r, b.r) - Math.max(a.l, b.l) > 2 && Math.min(a.b, b.b) - Math.max(a.t, b.t) > 6) problems.push(`"${a.text}" lies over "${b.text}"`);
    }
  }
  return problems;
}

async function check(browser, page) {
  const problems = [];
  const checks = [];
  const context = await browser.newContext({ viewport: { width: page.width, height: 844 }, colorScheme: page.scheme, reducedMotion: "reduce" });
  const tab = await context.newPage();
  tab.setDefaultTimeout(60000);
  const noise = [];
  tab.on("console", (message) => { if (["error", "warning"].includes(message.type())) noise.push(`console: ${message.text()}`); });
  tab.on("pageerror", (error) => noise.push(`error: ${error.message}`));
  tab.on("request", (sent) => { if (sent.url() !== `file://${page.path}` && sent.url() !== "data:,") noise.push(`request: ${sent.url().slice(0, 100)}`); });
  tab.on("dialog", (dialog) => { noise.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });

  const step = async (name, act) => {
    checks.push(name);
    try {
      await act((what) => problems.push(`${name}: ${what}`));
    } catch (error) {
      problems.push(`${name}: ${error.message.split("\n")[0]}`);
    }
  };
  const rows = (list) => tab.locator(`#${list}-list tbody tr:not(.inside)`);
  const cells = (list, column) => tab.locator(`#${list}-list tbody tr:not(.inside)`).evaluateAll((all, at) => all.map((row) => row.children[at].firstChild.textContent), column);
  const axe = async (say) => {
    const result = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const violation of result.violations) say(`${violation.id} (${violation.impact}): ${violation.nodes.slice(0, 2).map((node) => node.html.slice(0, 120)).join(" | ")}`);
  };

  await tab.goto(`file://${page.path}`);
  await step("layout", async (say) => (await tab.evaluate(layout)).forEach(say));
  await step("headline", async (say) => {
    const headline = await tab.locator("h1").textContent();
    if (!headline.includes("$")) say(headline);
    if ((await tab.locator(".gaps").count() === 1) !== page.gaps) say("gaps are not as the report says");
    if (page.gaps && !headline.includes("at least")) say(`not a lower bound: ${headline}`);
    if (page.gaps && (await tab.locator(".gaps").boundingBox()).y > (await tab.locator("h1").boundingBox()).y) say("the gaps are not on top");
  });
  await step("keyboard", async (say) => {
    await tab.keyboard.press("Tab");
    const skip = await tab.evaluate(() => document.activeElement.className);
    if (skip !== "skip") say(`the first stop is ${skip}, not the link that skips`);
    if (page.tables > 0) {
      const opener = tab.locator("#tables-list .open").first();
      await opener.focus();
      await tab.keyboard.press("Enter");
      if (await opener.getAttribute("aria-expanded") !== "true") say("Enter opens no row");
      const under = tab.locator(`#${await opener.getAttribute("aria-controls")}`);
      await under.locator("canvas").waitFor();
      if (!(await under.textContent()).includes("Rules")) say("no rules in the opened row");
      (await tab.evaluate(layout)).forEach((problem) => say(`opened: ${problem}`));
    }
  });
  if (page.months > 0) {
    await step("chart", async (say) => {
      const box = tab.locator("#ramp-plot");
      await box.scrollIntoViewIfNeeded();
      const painted = await box.locator("canvas").evaluate((canvas) => {
        const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
        let some = 0;
        for (let i = 3; i < pixels.length; i += 4) some += pixels[i] > 0;
        return some / (canvas.width * canvas.height);
      });
      if (painted < 0.02) say(`only ${(100 * painted).toFixed(1)} % of the chart is painted`);
      const over = await box.locator(".u-over").boundingBox();
      await tab.mouse.move(over.x + (over.width * 2.5) / page.months, over.y + over.height / 2);
      const tip = box.locator(".tip");
      await tip.waitFor({ state: "visible" });
      const third = await tab.evaluate(() => figures.months[2] + figures.total.text[2]);
      if (!(await tip.textContent()).startsWith(third)) say(`the tip over the third month says ${await tip.textContent()}, not ${third}`);
      const where = await tip.boundingBox();
      if (where.x < 0 || where.x + where.width > page.width) say("the tip sticks out");
      await tab.mouse.move(1, 1);
      await box.focus();
      await tab.keyboard.press("Home");
      const first = await box.getAttribute("aria-valuetext");
      await tab.keyboard.press("ArrowRight");
      const second = await box.getAttribute("aria-valuetext");
      if (first === second || !(await tip.isVisible())) say(`the arrow keys go nowhere: ${first}, ${second}`);
      await tab.keyboard.press("End");
      const end = await tip.boundingBox();
      if (end.x + end.width > page.width) say("the tip of the last month sticks out");
      await tab.keyboard.press("Escape");
      if (await tip.isVisible()) say("Escape does not hide the tip");
    });
  }
  for (const [list, size] of [["tables", page.tables], ["plans", page.plans]]) {
    if (size === 0) continue;
    await step(`sort ${list}`, async (say) => {
      const bytes = (column) => tab.evaluate(([name, at]) => {
        const names = [...document.querySelectorAll(`#${name}-list tbody tr:not(.inside)`)].map((row) => row.querySelector(".open, th span").textContent);
        return names.map((text) => figures[name].filter((row) => row.n === text).map((row) => row.k[at]));
      }, [list, column]);
      const header = tab.locator(`#${list}-list thead button`, { hasText: "This month" });
      for (const [direction, sign] of [["descending", -1], ["ascending", 1]]) {
        await header.focus();
        await tab.keyboard.press("Enter");
        const told = await tab.locator(`#${list}-list thead th[aria-sort]`).evaluateAll((all) => all.map((th) => th.textContent + " " + th.getAttribute("aria-sort")));
        if (told.join() !== `This month ${direction}`) say(`aria-sort is ${told}`);
        const keys = await bytes(3);
        // Names may repeat across accounts; rows whose name is unique must be in order.
        const known = keys.filter((key) => key.length === 1).map((key) => key[0]);
        if (known.some((key, i) => i > 0 && sign * (key - known[i - 1]) < 0)) say(`${direction}: ${known.slice(0, 8)}`);
        if (!(await tab.locator(`#${list}-count`).textContent()).includes(`sorted by this month, ${direction}`)) say("the live region does not tell the order");
      }
      if (page.width < 640) {
        await tab.locator(`#${list}-sort`).selectOption({ label: "Stored, largest first" });
        if (!(await tab.locator(`#${list}-count`).textContent()).includes("sorted by stored, descending")) say("the list of orders does not sort");
      }
    });
    await step(`filter ${list}`, async (say) => {
      const name = await tab.evaluate((of) => figures[of][figures[of].length - 1].n, list);
      await tab.locator(`#${list}-text`).fill(name);
      const left = await cells(list, 0);
      if (left.length === 0 || !left.includes(name)) say(`looking for ${name} leaves ${left.slice(0, 5)}`);
      if (size > 1 && !(await tab.locator(`#${list}-count`).textContent()).match(/^[\d,]+ (of|tables|plans)/)) say("the live region does not tell the count");
      await tab.locator(`#${list}-text`).fill("no such name anywhere");
      if ((await rows(list).count()) !== 0 || !(await tab.locator(`#${list}-count`).textContent()).startsWith("0 of")) say("what is nowhere is found");
      await tab.locator(`#${list}-text`).fill("");
      if ((await rows(list).count()) !== Math.min(100, size)) say(`${await rows(list).count()} rows of ${size}`);
    });
  }
  if (page.large) {
    await step("everything", async (say) => {
      await tab.locator("#tables-list .more button").nth(1).click();
      if ((await rows("tables").count()) !== page.tables) say(`${await rows("tables").count()} rows of ${page.tables}`);
      await tab.locator("#tables-text").fill("");
    });
  }
  if (await tab.locator("#finding-text").count() === 1) {
    await step("findings", async (say) => {
      const visible = () => tab.locator("#subjects li[data-severity]:visible").count();
      const all = await visible();
      await tab.locator("#finding-text").fill("no such finding anywhere");
      if ((await visible()) !== 0 || !(await tab.locator("#finding-count").textContent()).startsWith("0 of")) say("what is nowhere is found");
      await tab.locator("#finding-text").fill("");
      await tab.locator("#finding-severity").selectOption("warning");
      const warnings = await tab.locator("#subjects li[data-severity=warning]:visible").count();
      if ((await visible()) !== warnings || warnings === 0) say("the severity does not filter");
      await tab.locator("#finding-severity").selectOption("");
      if ((await visible()) !== all) say("findings are lost by filtering");
    });
    await step("copy", async (say) => {
      const button = tab.locator("#subjects .command button").first();
      if (await button.count() === 0) return;
      await tab.locator("#subjects details", { has: tab.locator(".command") }).first().locator("summary").click();
      await button.click();
      // The live region keeps its word; the button takes it back after a while.
      await tab.waitForFunction(() => document.getElementById("said").textContent !== "");
      const selected = await tab.evaluate(() => getSelection().toString());
      const word = await tab.locator("#said").textContent();
      if (word !== "Copied" && selected === "") say(`neither copied nor selected: ${word}`);
    });
  }
  await step("narrower and back", async (say) => {
    await tab.setViewportSize({ width: 390, height: 844 });
    await tab.setViewportSize({ width: page.width, height: 844 });
    if (!page.large) (await tab.evaluate(layout)).forEach(say);
  });
  await step("print", async (say) => {
    await tab.emulateMedia({ media: "print" });
    if (await tab.locator(".filters:visible").count() > 0) say("controls are printed");
    const ground = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
    if (ground !== "rgb(255, 255, 255)") say(`printed on ${ground}`);
    const ink = await tab.evaluate(() => getComputedStyle(document.body).color);
    if (ink !== "rgb(21, 32, 43)") say(`printed in ${ink}`);
    await tab.emulateMedia({ media: "screen" });
  });
  problems.push(...noise.splice(0));

  // From here on the page is disturbed on purpose.
  await step("axe", async (say) => {
    await tab.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    if (page.large) {
      await tab.locator("#tables-text").fill("0001");
    }
    // The tester's own channel: the page itself lets no other script in, as the next step shows.
    await tab.evaluate(page.axe);
    await axe(say);
  });
  await step("policy", async (say) => {
    await tab.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.ran = true";
      document.head.append(script);
      const image = document.createElement("img");
      image.src = "https://example.invalid/pixel.png";
      document.body.append(image);
      document.body.insertAdjacentHTML("beforeend", "<p id=styled style='position:fixed'>x</p><a id=js href='javascript:window.ran = true'>x</a>");
      document.getElementById("js").click();
    });
    if (await tab.evaluate(() => window.ran === true)) say("a script that is not the page's own ran");
    if (await tab.locator("#styled").evaluate((element) => getComputedStyle(element).position) === "fixed") say("a style that is not the page's own took effect");
    if (noise.some((line) => line.startsWith("request:") && !line.includes("example.invalid"))) say("a request left the page");
    if (!noise.some((line) => line.includes("Content Security Policy"))) say("nothing was refused");
  });
  await context.close();
  return { name: page.name, problems, checks };
}

const { readFileSync } = await import("node:fs");
const axeSource = readFileSync(axePath, "utf8");
const browser = await chromium.launch({ executablePath: request.chromium, args: ["--no-sandbox", "--disable-gpu"] });
const queue = [...request.pages];
const results = [];
await Promise.all([1, 2].map(async () => {
  for (let page = queue.shift(); page; page = queue.shift()) results.push(await check(browser, { ...page, axe: axeSource }));
}));
await browser.close();
process.stdout.write(JSON.stringify(results));
