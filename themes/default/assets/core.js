// Progressive enhancement: without this file everything can still be read and reached. It runs before anything shows.
(() => {
  const root = document.documentElement, $ = (q, from = document) => from.querySelector(q), all = q => document.querySelectorAll(q);
  const guard = f => { try { f() } catch (e) { console.error(e) } };
  const el = (tag, props) => Object.assign(document.createElement(tag), props);

  guard(() => { // What has to be known before the first paint: the colours that were chosen, and that filters will work.
    root.classList.add("js");
    try { root.dataset.theme = localStorage.getItem("vade-theme") || root.dataset.theme || "auto" } catch { /* private mode */ }
  });

  const now = () => { // What a key may ask for as soon as the page shows.
    const search = $(".search"), src = window.HTMLDialogElement && search?.dataset.src, combo = /Mac|iP/.test(navigator.platform) ? "⌘ K" : "Ctrl K";
    guard(() => { // Search opens in place. Its script comes when a reader reaches for it, and what is typed until then is kept.
      if (!src) return;
      let script, typed;
      const come = () => {
        if (!search.open) script = 0;
        if (typed != null) search.open ? search.open(typed) : location = search.href;
      };
      const load = () => script ||= document.head.appendChild(el("script", { src, onload: come, onerror: come }));
      const open = () => { if (search.open) search.open(); else { typed ??= ""; load() } };
      if (innerWidth > 639) search.append("\u00a0\u00a0", el("kbd", { textContent: combo }));
      search.setAttribute("role", "button");
      search.setAttribute("aria-haspopup", "dialog");
      search.onpointerenter = search.onfocus = load;
      search.onclick = event => { if (!event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open() } };
      addEventListener("keydown", event => {
        const { key } = event, held = event.ctrlKey || event.metaKey;
        if (held ? key.toLowerCase() == "k" && !event.altKey && !event.shiftKey : key == " " && event.target == search) open();
        else if (typed != null && !search.open && !held && key.length == 1) typed += key;
        else return;
        event.preventDefault();
      });
    });

    guard(() => { // Keys: what they do, and a switch that turns the single ones off (WCAG 2.1.4).
      const button = $("#vade-keys");
      if (!button) return;
      const [name, find, help, single, close] = button.dataset.words.split("|");
      const off = () => { try { return localStorage.getItem("vade-keys") == "off" } catch { return false } };
      const dialog = document.body.appendChild(el("dialog", { className: "help" })), list = el("dl", {});
      dialog.setAttribute("aria-label", name);
      for (const [key, what] of [[combo, src && find], ["/", find], ["?", help], ["Esc", close]]) {
        if (!what) continue;
        const term = el("dt", {});
        term.append(el("kbd", { textContent: key }));
        list.append(term, el("dd", { textContent: what }));
      }
      const box = el("input", { type: "checkbox", checked: !off() }), label = el("label", {}), done = el("button", { className: "btn", type: "button", textContent: close });
      label.append(box, single);
      box.onchange = () => { try { localStorage.setItem("vade-keys", box.checked ? "on" : "off") } catch { /* private mode */ } };
      done.onclick = () => dialog.close();
      dialog.append(list, label, done);
      button.textContent = name;
      button.onclick = () => dialog.showModal();
      button.hidden = false;
      addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || off() || event.target.closest?.("input, select, textarea, dialog, [contenteditable]")) return;
        if (event.key == "?") dialog.showModal();
        else if (event.key == "/" && search) { event.preventDefault(); search.click() }
      });
    });
  };

  const soon = () => { // What can wait for the page to be read and laid out, so that no one task of the browser takes long.
    guard(() => { // Colour theme: as the system, light, dark.
      const button = $("#vade-theme");
      if (!button) return;
      const [name, ...words] = button.dataset.words.split("|"), themes = ["auto", "light", "dark"], signs = "◐○●";
      let at = Math.max(0, themes.indexOf(root.dataset.theme));
      const show = () => {
        button.textContent = signs[at];
        button.title = name + ": " + words[at];
        button.setAttribute("aria-label", button.title);
      };
      button.onclick = () => {
        at = (at + 1) % 3;
        root.dataset.theme = themes[at];
        try { localStorage.setItem("vade-theme", themes[at]) } catch { /* private mode: it lasts for this page */ }
        show();
      };
      button.hidden = false;
      show();
    });

    guard(() => { // The menu becomes a drawer; `dialog` keeps the focus inside and gives it back.
      const menu = $(".menu"), nav = $("#vade-nav");
      if (!menu || !nav || !window.HTMLDialogElement) return;
      const drawer = el("dialog", { className: "drawer" }), close = el("button", { className: "btn", type: "button", textContent: nav.dataset.close });
      drawer.setAttribute("aria-label", menu.textContent);
      const place = document.createComment("nav");
      drawer.append(close);
      document.body.append(drawer);
      menu.onclick = event => {
        event.preventDefault();
        nav.replaceWith(place);
        drawer.append(nav);
        drawer.showModal();
        $("[aria-current]", nav)?.scrollIntoView({ block: "center" });
      };
      close.onclick = () => drawer.close();
      drawer.onclick = event => { if (event.target == drawer || event.target.closest("a")) drawer.close() };
      drawer.onclose = () => place.replaceWith(nav);
    });

    guard(() => { // The heading that is read now, in the table of contents.
      const links = new Map([...all(".toc a")].map(a => [decodeURIComponent(a.hash.slice(1)), a]));
      if (!links.size || !window.IntersectionObserver) return;
      let current;
      const watch = new IntersectionObserver(entries => {
        for (const entry of entries) if (entry.isIntersecting) {
          current?.removeAttribute("aria-current");
          current = links.get(entry.target.id);
          current.setAttribute("aria-current", "true");
        }
      }, { rootMargin: "-56px 0px -75% 0px" });
      for (const id of links.keys()) { const heading = document.getElementById(id); if (heading) watch.observe(heading) }
    });

    guard(() => { // Copying: code by a button, a heading's address by its link.
      if (!navigator.clipboard) return;
      const word = root.dataset.copy || "Copy", done = root.dataset.copied || "Copied";
      for (const pre of all("pre")) {
        const box = el("div", { className: "code" }), button = el("button", { className: "btn copy", type: "button", textContent: word });
        button.onclick = async () => {
          await navigator.clipboard.writeText($("code", pre)?.textContent ?? "");
          button.textContent = done;
          setTimeout(() => button.textContent = word, 2000);
        };
        pre.replaceWith(box); // the button stays where it is when the code is scrolled
        box.append(pre, button);
      }
      for (const a of all(".anchor")) a.addEventListener("click", () => navigator.clipboard.writeText(a.href).catch(() => { }));
    });

    guard(() => { // A branch of the navigation unfolds in place; from disk its link leads there.
      const nav = $("#vade-nav");
      if (!nav || location.protocol == "file:") return;
      const fetched = async url => {
        const key = "nav " + url;
        let html = sessionStorage.getItem(key);
        if (!html) {
          const answer = await fetch(url);
          if (!answer.ok) throw answer.status;
          html = await answer.text();
          try { sessionStorage.setItem(key, html) } catch { /* full: it is fetched again */ }
        }
        const list = new DOMParser().parseFromString(html, "text/html").querySelector("nav ul");
        for (const a of list.querySelectorAll("a")) a.href = new URL(a.getAttribute("href"), url);
        return list;
      };
      const offer = item => {
        const link = $("a", item), button = el("button", { className: "more", type: "button", ariaExpanded: "false", ariaLabel: nav.dataset.expand.replace("{name}", link.textContent) });
        let list;
        button.onclick = async () => {
          try { list ||= item.appendChild(await fetched(new URL("nav.html", link.href).href)) } catch { location = link.href; return }
          const open = button.ariaExpanded != "true";
          button.ariaExpanded = open;
          list.hidden = !open;
          for (const inner of list.querySelectorAll(".b")) if (!$(".more", inner)) offer(inner);
        };
        link.after(button);
      };
      for (const item of all("#vade-nav .b")) offer(item);
    });

    guard(() => { // What a label means, at its pill: taken from the label's page, which the pill links to.
      const pills = all("main a.lp");
      if (!pills.length || !HTMLElement.prototype.showPopover || location.protocol == "file:") return;
      const card = document.body.appendChild(el("div", { className: "hover", popover: "manual", id: "vade-hover" })), known = {};
      let timer, at;
      const hide = () => { clearTimeout(timer); if (card.matches(":popover-open")) card.hidePopover(); at?.removeAttribute("aria-describedby"); at = null };
      const later = f => { clearTimeout(timer); timer = setTimeout(f, 300) };
      const show = async pill => {
        const html = await (known[pill.href] ||= fetch(pill.href).then(answer => answer.ok ? answer.text() : ""));
        if (!html || at != pill) return;
        const page = new DOMParser().parseFromString(html, "text/html"), parts = page.querySelectorAll("main .lead, main .facts, main .meta dl, main .used");
        for (const a of page.querySelectorAll("main a")) a.href = new URL(a.getAttribute("href"), pill.href);
        card.replaceChildren(...parts);
        if (!parts.length) return;
        pill.setAttribute("aria-describedby", "vade-hover");
        card.showPopover();
        const box = pill.getBoundingClientRect(), below = box.bottom + card.offsetHeight + 8 < innerHeight;
        card.style.left = Math.max(8, Math.min(box.left, innerWidth - card.offsetWidth - 8)) + "px";
        card.style.top = (below ? box.bottom + 4 : Math.max(8, box.top - card.offsetHeight - 4)) + "px";
      };
      for (const pill of pills) {
        const come = () => { if (at == pill) return clearTimeout(timer); hide(); at = pill; later(() => show(pill)) };
        pill.onpointerenter = pill.onfocus = come;
        pill.onpointerleave = () => later(hide);
        pill.onblur = hide;
      }
      card.onpointerenter = () => clearTimeout(timer);
      card.onpointerleave = () => later(hide);
      addEventListener("keydown", event => { if (event.key == "Escape") hide() });
      addEventListener("scroll", () => { if (card.matches(":popover-open")) hide() }, { passive: true });
    });

    guard(() => { // The navigation begins at the page's own entry, where the style sheet cannot do it.
      if (window.CSS?.supports("scroll-initial-target: nearest")) return;
      const nav = $("#vade-nav"), here = nav && $("[aria-current=page]", nav);
      if (here && nav.scrollHeight > nav.clientHeight && !nav.scrollTop) nav.scrollTop = here.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 2;
    });

    guard(() => { // From a disk a link to a folder shows its list of files, so links name the page within.
      if (location.protocol != "file:") return;
      for (const a of all("a[href]")) if (a.protocol == "file:" && a.pathname.endsWith("/")) a.pathname += "index.html";
      for (const form of all("form[action]")) form.action = form.action.replace(/\/(?=\?|$)/, "/index.html");
    });

    guard(() => { // Print everything, folded or not, where the style sheet cannot unfold.
      let folded = [];
      addEventListener("beforeprint", () => { folded = [...all("details:not([open])")]; for (const d of folded) d.open = true });
      addEventListener("afterprint", () => { for (const d of folded) d.open = false });
    });
  };
  addEventListener("DOMContentLoaded", () => { now(); setTimeout(soon) });
})();
