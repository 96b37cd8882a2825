// Progressive enhancement: without this file everything can still be read and reached.
(() => {
  const root = document.documentElement, $ = (q, from = document) => from.querySelector(q), all = q => document.querySelectorAll(q);
  const guard = f => { try { f() } catch (e) { console.error(e) } };
  const el = (tag, props) => Object.assign(document.createElement(tag), props);

  guard(() => { // Colour theme: as the system, light, dark.
    const button = $("#theme");
    if (!button) return;
    const [name, ...words] = button.dataset.words.split("|"), themes = ["auto", "light", "dark"], signs = "◐○●";
    let now = Math.max(0, themes.indexOf(root.dataset.theme));
    const show = () => {
      button.textContent = signs[now];
      button.title = name + ": " + words[now];
      button.setAttribute("aria-label", button.title);
    };
    button.onclick = () => {
      now = (now + 1) % 3;
      root.dataset.theme = themes[now];
      try { localStorage.setItem("vade-theme", themes[now]) } catch { /* private mode: it lasts for this page */ }
      show();
    };
    button.hidden = false;
    show();
  });

  guard(() => { // The menu becomes a drawer; `dialog` keeps the focus inside and gives it back.
    const menu = $(".menu"), nav = $("#nav");
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
      const button = el("button", { className: "btn copy", type: "button", textContent: word });
      button.onclick = async () => {
        await navigator.clipboard.writeText($("code", pre)?.textContent ?? "");
        button.textContent = done;
        setTimeout(() => button.textContent = word, 2000);
      };
      pre.append(button);
    }
    for (const a of all(".anchor")) a.addEventListener("click", () => navigator.clipboard.writeText(a.href).catch(() => { }));
  });

  guard(() => { // What scrolls sideways can be scrolled by keys.
    for (const pre of all("pre")) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
  });

  guard(() => { // Print everything, folded or not, where the style sheet cannot unfold.
    let folded = [];
    addEventListener("beforeprint", () => { folded = [...all("details:not([open])")]; for (const d of folded) d.open = true });
    addEventListener("afterprint", () => { for (const d of folded) d.open = false });
  });
})();
