// The preview in the page: keeps it as it is on disk, and shows what was found. No built site has this file.
(() => {
  const me = document.currentScript, { token } = me.dataset;
  let page = me.dataset.page, since = Number(me.dataset.generation), seen = since;
  const own = name => `/.vade/${name}?token=${token}&page=${encodeURIComponent(location.pathname)}&since=${since}`;

  // What the server sent, node by node, and which node of the page each became. Scripts of the theme change the page
  // after this; comparing what was sent with what is sent leaves their work, open sections and the reader's place alone.
  let sent, live = new WeakMap();
  const pair = (mine, shown) => {
    live.set(mine, shown);
    for (let a = mine.firstChild, b = shown.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  };
  const keep = (old, now) => {
    live.set(now, live.get(old));
    for (let a = old.firstChild, b = now.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) keep(a, b);
  };
  const begin = () => {
    sent = document.documentElement.cloneNode(true);
    pair(sent, document.documentElement);
  };

  const attributes = (old, now, shown) => {
    for (const { name } of old.attributes) if (!now.hasAttribute(name)) shown.removeAttribute(name);
    for (const { name, value } of now.attributes) if (old.getAttribute(name) != value) shown.setAttribute(name, value);
  };
  const made = now => {
    const shown = document.importNode(now, true);
    pair(now, shown);
    return shown;
  };
  const alike = (a, b) => a.nodeType == b.nodeType && a.nodeName == b.nodeName && (a.id || "") == (b.id || "");
  // Makes the live node of `old` what `now` is.
  const patch = (old, now) => {
    if (old.isEqualNode(now)) return keep(old, now);
    const shown = live.get(old);
    live.set(now, shown);
    if (old.nodeType != Node.ELEMENT_NODE) return void (shown.nodeValue = now.nodeValue);
    attributes(old, now, shown);
    const was = [...old.childNodes], is = [...now.childNodes];
    let start = 0, end = 0;
    while (start < was.length && start < is.length && was[start].isEqualNode(is[start])) keep(was[start], is[start++]);
    while (end < was.length - start && end < is.length - start && was.at(-1 - end).isEqualNode(is.at(-1 - end))) keep(was.at(-1 - end), is.at(-1 - end++));
    const gone = was.slice(start, was.length - end), come = is.slice(start, is.length - end);
    const after = end ? live.get(was[was.length - end]) : null;
    const before = after?.parentNode == shown ? after : null;
    for (const next of come) {
      const at = gone.findIndex(one => alike(one, next));
      if (at < 0) {
        const first = gone.length ? live.get(gone[0]) : before;
        shown.insertBefore(made(next), first?.parentNode == shown ? first : before);
        continue;
      }
      for (const lost of gone.splice(0, at)) live.get(lost).remove();
      patch(gone.shift(), next);
    }
    for (const lost of gone) live.get(lost).remove();
  };

  const reload = () => { save(); location.reload() };
  // What cannot be swapped in a page that runs: scripts, the policy, which style sheets there are.
  const frame = root => [...root.querySelectorAll("head script, head link[rel=stylesheet], head meta[http-equiv]")]
    .filter(one => one.id != me.id).map(one => one.outerHTML).join("\n");
  const refresh = async () => {
    const answer = await fetch(location.pathname, { cache: "no-cache" });
    const now = new DOMParser().parseFromString(await answer.text(), "text/html"), mine = now.getElementById(me.id);
    if (!sent || !mine || mine.dataset.token != token || frame(now) != frame(sent)) return reload();
    const old = sent;
    try {
      attributes(old, now.documentElement, document.documentElement);
      document.title = now.title;
      patch(old.querySelector("body"), now.body);
      sent = now.documentElement;
      page = mine.dataset.page;
    } catch (error) {
      console.error(error);
      reload();
    }
  };

  const local = url => { try { const at = new URL(url, location); return at.origin == location.origin ? decodeURI(at.pathname) : "" } catch { return "" } };
  const swap = files => {
    const changed = url => { const path = local(url); return path && files.some(file => path.endsWith("/" + file)) };
    if ([...document.scripts].some(one => one != me && one.src && changed(one.src))) return reload();
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) if (changed(link.href)) {
      const next = link.cloneNode();
      next.href = local(link.href) + "?v=" + seen;
      // The old one goes when the new one is there, so that nothing is ever seen without style.
      next.onload = next.onerror = () => link.remove();
      for (const one of sent?.querySelectorAll("link") ?? []) if (live.get(one) == link) live.set(one, next);
      link.after(next);
    }
    for (const image of document.images) if (changed(image.src)) image.src = local(image.src) + "?v=" + seen;
  };

  // One question at a time; whatever comes meanwhile is asked after it.
  let asking = false, again = false;
  const ask = async () => {
    if (asking) return void (again = true);
    asking = true;
    try {
      do {
        again = false;
        const answer = await fetch(own("state"), { cache: "no-store" });
        if (answer.status == 403) return reload();
        if (!answer.ok) return;
        const state = await answer.json();
        seen = state.generation;
        swap(state.files);
        since = state.generation;
        // Without a digest the page cannot be made: it stays, and the bar says why.
        if (state.page && state.page != page) await refresh();
        show(state);
      } while (again);
    } catch (error) { console.warn("preview:", error) } finally { asking = false }
  };

  let stream, told;
  const listen = () => {
    stream?.close();
    stream = new EventSource(own("events"));
    stream.onmessage = event => { if (told != event.data) { told = event.data; ask() } };
    stream.onerror = () => { if (stream.readyState == EventSource.CLOSED) setTimeout(() => { told = 0; ask(); listen() }, 1000) };
  };
  // A browser keeps six connections to a server: pages that nobody looks at must not hold them.
  const follow = () => { if (document.visibilityState == "visible") listen(); else { stream?.close(); stream = null } };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => stream?.close());
  addEventListener("pageshow", event => { if (event.persisted) follow() });

  // ---- The bar, and the list above it ----

  const stored = (() => { try { return JSON.parse(sessionStorage.getItem("vade-preview")) || {} } catch { return {} } })();
  const save = () => { try { sessionStorage.setItem("vade-preview", JSON.stringify(stored)) } catch { /* private mode: it lasts for this page */ } };
  const el = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const count = (n, word) => n ? `${n} ${word}${n == 1 ? "" : "s"}` : "";
  let host, box, bar, said, panel, list, state;

  const build = () => {
    host = el("vade-preview");
    const shadow = host.attachShadow({ mode: "open" });
    said = el("span", { role: "status", className: "said" });
    bar = el("button", { type: "button", className: "bar" }, said, el("span", { className: "took" }));
    bar.setAttribute("aria-expanded", "false");
    bar.setAttribute("aria-controls", "panel");
    const grip = el("div", { className: "grip", tabIndex: 0 });
    grip.setAttribute("role", "separator");
    grip.setAttribute("aria-orientation", "horizontal");
    grip.setAttribute("aria-label", "Height of the list");
    const close = el("button", { type: "button", className: "close", textContent: "Close" });
    list = el("div", { className: "list" });
    panel = el("section", { id: "panel", hidden: true }, grip, close, list);
    panel.setAttribute("aria-label", "What was found");
    box = el("div", { className: "box", hidden: true }, panel, bar);
    shadow.append(el("link", { rel: "stylesheet", href: "/.vade/preview.css" }), box);
    document.body.append(host);
    const height = part => {
      stored.height = Math.min(90, Math.max(15, part));
      panel.style.height = stored.height + "vh";
      grip.setAttribute("aria-valuenow", Math.round(stored.height));
      save();
    };
    grip.onpointerdown = event => {
      grip.setPointerCapture(event.pointerId);
      grip.onpointermove = move => height(100 * (innerHeight - move.clientY - bar.offsetHeight) / innerHeight);
      grip.onpointerup = () => grip.onpointermove = null;
    };
    grip.onkeydown = event => { const step = { ArrowUp: 5, ArrowDown: -5 }[event.key]; if (step) { event.preventDefault(); height(stored.height + step) } };
    height(stored.height || 40);
    bar.onclick = () => open(panel.hidden);
    close.onclick = () => { open(false); bar.focus() };
    panel.onkeydown = event => { if (event.key == "Escape") { event.stopPropagation(); open(false); bar.focus() } };
  };
  const open = yes => {
    stored.open = yes;
    panel.hidden = !yes;
    bar.setAttribute("aria-expanded", yes);
    save();
    room();
  };
  // The end of the page must not hide under the bar.
  const room = () => document.documentElement.style.setProperty("scroll-padding-bottom", box.hidden ? "" : box.offsetHeight + "px");
  addEventListener("keydown", event => {
    if (event.altKey && event.shiftKey && event.code == "KeyD" && state) {
      event.preventDefault();
      stored.off = !stored.off;
      save();
      show(state);
    }
  });

  const show = now => {
    state = now;
    if (!host?.isConnected) build();
    const { errors, warnings, infos } = now.counts;
    box.hidden = Boolean(stored.off) || !(now.failure || errors || warnings || infos);
    box.classList.toggle("failed", Boolean(now.failure));
    box.classList.toggle("errors", errors > 0);
    const counts = [count(errors, "error"), count(warnings, "warning"), count(infos, "info")].filter(Boolean).join(", ");
    const words = now.failure ? `${now.failure.what}: this is the page as it last was` : counts;
    if (said.textContent != words) said.textContent = words;
    bar.lastChild.textContent = `built in ${now.milliseconds} ms`;
    list.replaceChildren();
    if (now.failure) list.append(el("pre", { textContent: now.failure.report }));
    let group, file;
    const times = {};
    for (const finding of now.findings) {
      // Of several with the same words, each has its own mark, in order.
      finding.nth = times[finding.message] = (times[finding.message] ?? -1) + 1;
      if (file != finding.file) {
        file = finding.file;
        group = list.appendChild(el("ul"));
        group.before(el("h2", { textContent: file + (finding.here ? " (this page)" : "") }));
      }
      group.append(item(finding));
    }
    if (now.more) list.append(el("p", { textContent: `${now.more} more: run \`vade check\` to see them all` }));
    spots(now.findings);
    open(Boolean(stored.open) && !box.hidden);
  };

  const item = finding => {
    const place = `${finding.file}:${finding.line}:${finding.column}`;
    const line = el("li", { className: finding.severity },
      el("span", { className: "level", textContent: finding.severity }), " ",
      el("span", { className: "message", textContent: finding.message }), " ",
      el("span", { className: "code", textContent: `[${finding.rule}]` }));
    for (const text of [...finding.suggestions.map(one => one.message), finding.help].filter(Boolean)) line.append(el("p", { textContent: text }));
    const links = line.appendChild(el("p", { className: "links" }));
    links.append(edit(finding, place) ?? copier(place, place));
    const spot = finding.here && find(finding);
    if (spot) links.append(el("button", { type: "button", textContent: "Show on page", onclick: () => point(spot) }));
    else if (finding.url && !finding.here) links.append(el("a", { href: finding.url, textContent: "Open the page" }));
    return line;
  };
  const edit = (finding, place) => {
    if (!state.editor) return null;
    const path = `${state.root}/${finding.file}`.split("/").map(encodeURIComponent).join("/");
    const address = state.editor.replaceAll("{file}", path).replaceAll("{line}", finding.line).replaceAll("{column}", finding.column);
    return el("a", { href: address, textContent: place });
  };
  const copier = (text, words) => {
    const button = el("button", { type: "button", textContent: words, title: "Copy" });
    button.onclick = () => navigator.clipboard?.writeText(text).then(() => {
      button.textContent = "Copied";
      setTimeout(() => button.textContent = words, 1500);
    });
    return button;
  };

  // Where a finding shows in the page: at the mark that carries its words, else where its text stands.
  const find = finding => {
    const marks = [...document.querySelectorAll("main [title]")].filter(one => one.title == finding.message);
    if (marks.length) return marks[Math.min(marks.length - 1, finding.nth)];
    const text = finding.text.replace(/^[\[~"'`<(\s#*>-]+|[\])"'`>\s*]+$/g, "").split(/\]\(|`|\[|\]/)[0].trim();
    if (text.length < 3) return null;
    const walk = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (walk.currentNode.nodeValue.includes(text)) return walk.currentNode.parentElement;
    return null;
  };
  const point = spot => {
    for (let at = spot; at; at = at.parentElement) if (at.localName == "details") at.open = true;
    spot.scrollIntoView({ block: "center" });
    const { outline, outlineOffset } = spot.style;
    Object.assign(spot.style, { outline: "2px dashed #d1242f", outlineOffset: "2px" });
    setTimeout(() => Object.assign(spot.style, { outline, outlineOffset }), 4000);
  };

  // At the place itself: what was probably meant.
  const spots = findings => {
    for (const old of document.querySelectorAll("vade-hint")) old.remove();
    for (const finding of findings.filter(one => one.here)) {
      const near = finding.suggestions.map(one => one.edits[0]?.text).filter(Boolean).slice(0, 3);
      const spot = near.length && find(finding);
      if (!spot || !spot.title) continue;
      const hint = el("vade-hint"), shadow = hint.attachShadow({ mode: "open" });
      shadow.append(el("link", { rel: "stylesheet", href: "/.vade/preview.css" }), " did you mean ");
      near.forEach((text, at) => shadow.append(at ? " or " : "", copier(text, text)));
      shadow.append("?");
      spot.after(hint);
    }
  };

  // After the page is there and before the theme's scripts change it.
  document.addEventListener("readystatechange", () => { if (document.readyState == "interactive") begin() });
  addEventListener("DOMContentLoaded", () => { ask(); follow() });
})();
