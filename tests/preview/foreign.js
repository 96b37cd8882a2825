// A page of another origin, in the same browser, tries all ways it has to read a draft, and gets nothing.
import { createServer } from "node:http";
import { strict as assert } from "node:assert";

const SECRET = "third step";

/// A site of somebody else: under another port, and under another name for this machine.
async function elsewhere(html) {
  const server = createServer((_, answer) => { answer.setHeader("content-type", "text/html"); answer.end(html) });
  await new Promise(done => server.listen(0, "127.0.0.1", done));
  return { port: server.address().port, close: () => server.close() };
}

const attempts = async (address, token) => {
  const got = {}, wait = (start, ms = 1500) => Promise.race([new Promise(start), new Promise(done => setTimeout(done, ms, "nothing"))]);
  const tries = ["secret/", "", "lamp/", "assets/labels.css", ".vade/preview.js", `.vade/state?token=${token}&page=/secret/`, `.vade/events?token=${token}`];
  for (const path of tries) for (const mode of ["cors", "no-cors"]) for (const method of ["GET", "HEAD"]) {
    try {
      const answer = await Promise.race([fetch(address + path, { mode, method, credentials: "include" }), new Promise((_, lost) => setTimeout(lost, 1500))]);
      got[`fetch ${mode} ${method} ${path}`] = answer.type + (await answer.text().catch(() => "")).slice(0, 200);
    } catch { /* refused */ }
  }
  for (const path of ["secret/", ".vade/preview.js", "assets/core.js"]) {
    const name = await wait(done => {
      const script = document.createElement("script");
      script.onload = () => done("loaded");
      script.onerror = () => done("refused");
      script.src = address + path;
      document.head.append(script);
    });
    if (name !== "refused") got[`script ${path}`] = name;
  }
  const picture = await wait(done => { const one = new Image(); one.onload = () => done("loaded"); one.onerror = () => done("refused"); one.src = address + "secret/" });
  if (picture !== "refused") got.image = picture;
  const frame = await wait(done => {
    const one = document.createElement("iframe");
    one.onload = () => { try { done(one.contentDocument ? "read " + one.contentDocument.body.textContent : "opaque") } catch { done("opaque") } };
    one.src = address + "secret/";
    document.body.append(one);
  });
  if (frame.startsWith("read ") && frame !== "read ") got.frame = frame;
  got.frames = [...document.querySelectorAll("iframe")].map(one => { try { return one.contentWindow.length } catch { return 0 } }).join() === "0" ? undefined : "frames can be counted";
  const stream = await wait(done => {
    const one = new EventSource(`${address}.vade/events?token=${token}`);
    one.onmessage = event => done("heard " + event.data);
    one.onerror = () => done("refused");
  });
  if (stream !== "refused") got.stream = stream;
  const socket = await wait(done => {
    const one = new WebSocket(address.replace("http", "ws"));
    one.onopen = () => done("open");
    one.onerror = () => done("refused");
  });
  if (socket !== "refused") got.socket = socket;
  const style = await wait(done => {
    const one = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address + "assets/style.css" });
    one.onload = () => done("loaded");
    one.onerror = () => done("refused");
    document.head.append(one);
  });
  if (style !== "refused") got.style = style;
  return JSON.stringify(got);
};

export async function another_site_reads_nothing({ address, page, context, wrong }) {
  await page.goto(address + "secret/");
  assert.match(await page.locator("main").textContent(), new RegExp(SECRET), "drafts show in the preview itself");
  const token = await page.locator("#vade-preview").getAttribute("data-token");
  const site = await elsewhere("<!doctype html><title>elsewhere</title><body>");
  for (const name of ["localhost", "127.0.0.1"]) {
    const foreign = await context.newPage();
    await foreign.goto(`http://${name}:${site.port}/`);
    // Even who knows the token gets nothing.
    const got = JSON.parse(await foreign.evaluate(`(${attempts})(${JSON.stringify(address)}, ${JSON.stringify(token)})`));
    assert.deepEqual(got, {}, `from ${name}`);
    // A window that it opens shows the page to the reader, and nothing to the opener.
    const [opened] = await Promise.all([context.waitForEvent("page"), foreign.evaluate(address => { window.other = open(address + "secret/") }, address)]);
    await opened.waitForLoadState();
    const read = await foreign.evaluate(() => { try { return window.other.document.body.textContent } catch (error) { return error.name } });
    assert.ok(!read.includes(SECRET), read);
    await opened.close();
    await foreign.close();
  }
  site.close();
  assert.deepEqual(wrong, []);
}

export async function a_foreign_name_bound_to_this_machine_reads_nothing({ address, browser }) {
  // The browser is told what a rebinding name server would tell it.
  const { launchBound } = await import("./rebind.js");
  const bound = await launchBound("rebound.example");
  try {
    const page = await (await bound.newContext()).newPage();
    const answer = await page.goto(address.replace("localhost", "rebound.example") + "secret/");
    assert.equal(answer.status(), 403);
    assert.ok(!(await page.content()).includes(SECRET));
    const read = await page.evaluate(async () => (await fetch("/secret/")).status);
    assert.equal(read, 403);
  } finally {
    await bound.close();
  }
  assert.ok(browser.isConnected());
}
