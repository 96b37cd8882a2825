// What a reader sees of the search: a combobox over a list of results, in the pattern of the ARIA Authoring Practices. The engine
// above finds, this shows. It comes when a reader reaches for the control in the header, whose attributes hold all words.
if (globalThis.document) {
  const link = document.querySelector(".search[data-src]"), home = new URL("..", link.href), disk = location.protocol == "file:";
  const [hint, within, all, labels, people, teams, pages, close, list, count, one, none, everything, wait, part, choose, open, duties, who] = link.dataset.words.split("|");
  const el = (tag, props, ...children) => {
    const node = Object.assign(document.createElement(tag), props);
    node.append(...children);
    return node;
  };
  const button = (onclick, ...children) => el("button", { className: "btn", type: "button", onclick }, ...children);
  const marked = parts => parts.map(([text, hit]) => hit ? el("mark", null, text) : text);
  const plain = parts => parts.map(([text]) => text).join("");
  // From a disk a link to a folder shows its list of files.
  const address = path => {
    const url = new URL(path, home);
    if (disk && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url.href;
  };

  // What it looks like comes with the entities: without them there is nothing to show, and the script stays small.
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

  const input = el("input", { type: "text", role: "combobox", placeholder: hint, autocomplete: "off", autocapitalize: "off", spellcheck: false, inputMode: "search", enterKeyHint: "go", ariaLabel: link.firstChild.data.trim(), ariaAutoComplete: "list", ariaExpanded: false });
  input.setAttribute("aria-controls", "vade-found");
  const kinds = el("div", { role: "radiogroup", ariaLabel: within });
  for (const [value, word] of [["", all], ["label", labels], ["people", people], ["team", teams], ["page", pages]]) {
    kinds.append(el("label", null, el("input", { type: "radio", name: "vade-kind", value, checked: !value }), word));
  }
  const said = el("output", { role: "status" });
  const found = el("div", { className: "found", id: "vade-found", role: "listbox", ariaLabel: input.ariaLabel });
  const note = el("div", { className: "note" }), shut = button(() => dialog.close(), close);
  const names = () => el("a", { href: link.href }, list);
  const keys = [["↑ ↓", choose], ["↵", open], ["Esc", close]].map(([key, word]) => el("span", null, el("kbd", null, key), " " + word));
  const dialog = document.body.appendChild(el("dialog", { className: "find", ariaLabel: input.ariaLabel },
    el("div", { className: "ask" }, input, shut), el("div", { className: "kinds" }, kinds, said), note, found, el("p", { className: "hints" }, ...keys, names())));

  let options = [], active, moved, later, last, stale, hurry, due;
  const move = to => {
    if (active) active.ariaSelected = false;
    active = options.at(to % options.length || 0);
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.ariaSelected = true;
    active.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", active.id);
  };
  const option = (url, className, ...children) => el("a", { role: "option", href: address(url), tabIndex: -1, ariaSelected: false, className }, ...children.flatMap(child => child ? [child, " "] : []));
  const chip = (text, className = "chip") => text && el("span", { className }, text);
  const pill = ({ scope, value, css, archived }) => el("span", { className: `lp ${css}${archived ? " old" : ""}`, title: (scope ? scope + "::" : "") + value }, ...scope ? [el("span", null, scope)] : [], el("span", null, value));
  const rowOf = row => option(row.url, "", chip(row.kindTitle), el("b", null, ...row.kind == "label" ? [] : [...marked(row.title), " "], ...row.pill ? [pill(row.pill)] : []), chip(row.status), row.line?.length && el("span", { className: "line" }, ...marked(row.line)));
  const answerOf = answer => option(answer.teamUrl || answer.url, "answer", chip(answer.verb, "chip owns"), el("b", null, answer.team), el("span", { className: "line" }, ...marked(answer.what)));
  // What can be seen anyway is only said aloud.
  const say = (ms, shown, aloud) => {
    clearTimeout(later);
    later = setTimeout(() => said.replaceChildren(el("span", { className: "sr" }, aloud), shown), ms);
  };

  // Several answers may come before the next picture; the last of them is drawn.
  const show = answer => {
    if (!due) requestAnimationFrame(draw);
    due = answer;
  };
  const draw = () => {
    const { answers = [], rows = [], total = 0, done, failed, tips } = due;
    due = null;
    if (!done && !answers.length && !rows.length) return say(500, wait, "");
    const kept = moved && active?.href;
    stale = false;
    options = [...answers.map(answerOf), ...rows.map(rowOf)];
    options.forEach((one, at) => one.id = "vade-found-" + at);
    found.replaceChildren(...options);
    if (!kept) found.scrollTop = 0;
    move(Math.max(0, options.findIndex(one => one.href == kept)));
    input.ariaExpanded = options.length > 0;
    const text = input.value.trim(), trouble = failed && part, some = total == 1 ? one : count.replace("{n}", total), nothing = !options.length && none.replace("{name}", text);
    note.replaceChildren(...tips || (trouble ? [trouble, names()] : !done || options.length ? [] : [nothing, ...chosen() ? [button(reset, everything)] : [], names()]));
    dialog.dataset.done = done ? text : "";
    if (tips) return say(0, "", "");
    // Said once the words have come to rest, and not at every key.
    if (done) say(300, nothing || trouble ? "" : some, answers.map(({ team, verb, what }) => `${team} ${verb} ${plain(what)}. `).join("") + (trouble || nothing || ""));
    if (hurry && active) active.click();
  };
  const chosen = () => kinds.querySelector(":checked").value;
  const type = text => {
    input.value = text;
    input.focus();
    find();
  };
  const reset = () => {
    kinds.querySelector("input").checked = true;
    type(input.value);
  };
  const tips = () => [["~", labels], ["@", teams], [who.split(" ")[0] + " …", duties]].map(([key, word]) => button(() => type(key.replace("…", "")), el("kbd", {}, key), word));
  const find = () => {
    const text = input.value.trim();
    moved = last = hurry = false;
    stale = true;
    if (text) return engine.find(text, chosen(), answer => { if (input.value.trim() == text) show(last = answer) }).catch(() => { if (input.value.trim() == text) show({ ...last, done: true, failed: true }) });
    show({ done: true, tips: tips() });
  };

  const engine = makeEngine({ base: new URL("search/index/", home).href });
  dialog.style.opacity = 0;
  const away = () => location = link.href;
  engine.ready().then(styles => { sheet.replaceSync(styles); dialog.style.opacity = 1 }, () => dialog.open ? away() : link.open = away);
  input.oninput = kinds.onchange = find;
  input.onkeydown = event => {
    const { key } = event, at = options.indexOf(active), caret = input.selectionStart;
    if (event.isComposing || event.keyCode == 229 || !(stale || options.length) || event.shiftKey || event.altKey) return;
    if (key == "Enter") {
      // Who types quickly means what was typed, and not what is still listed.
      if (stale) hurry = true;
      else if (event.ctrlKey || event.metaKey) window.open(active.href, "_blank", "noopener");
      else active.click();
    } else {
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: moved || !caret ? 0 : NaN, End: moved || caret == input.value.length ? -1 : NaN }[key];
      if (!(to < Infinity)) return;
      moved = true;
      move(to);
    }
    event.preventDefault();
  };
  found.onpointermove = event => {
    const at = options.indexOf(event.target.closest("a"));
    if (at >= 0 && options[at] != active) { moved = true; move(at) }
  };
  dialog.onclick = event => {
    const box = dialog.getBoundingClientRect(), outside = event.target == dialog && (event.clientY < box.top || event.clientY > box.bottom || event.clientX < box.left || event.clientX > box.right);
    if (outside || event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
  };
  dialog.onkeydown = event => { if (event.key == "Escape" && !event.isComposing) { event.preventDefault(); dialog.close() } };
  // A keyboard on the screen takes its part of the height.
  const fit = () => dialog.style.setProperty("--seen", visualViewport.height + "px");
  if (window.visualViewport) visualViewport.onresize = fit;

  link.open = typed => {
    if (dialog.open) return dialog.close();
    dialog.showModal();
    if (typed) input.value = typed;
    input.focus();
    if (typed) find(); else input.select();
  };
  find();
}
