// Filters and sorts the tables of a page. Without this file the whole of each table is there.
(() => {
  const root = document.documentElement, all = (q, from = document) => [...from.querySelectorAll(q)];
  const guard = f => { try { f() } catch (e) { console.error(e) } };
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const text = node => node ? node.textContent.trim() : "";
  let collator;
  const compare = (a, b) => (collator ||= new Intl.Collator(root.lang || undefined, { numeric: true, sensitivity: "base" })).compare(a, b);
  const state = new URLSearchParams(location.search);
  const keep = (name, value) => {
    if (value) state.set(name, value); else state.delete(name);
    // From disk a page may not change its address.
    try { history.replaceState(null, "", (state.size ? "?" + state : location.pathname) + location.hash) } catch { /* the filter works all the same */ }
  };

  // What a filter chooses from: the values of one row, by the name of the select.
  const cell = (row, column) => row.cells[row.at[column]];
  const facets = {
    scope: row => [row.scope],
    where: row => all(".chip", cell(row, "where") || row).map(text),
    type: row => [text(cell(row, "type"))],
    status: row => [row.dataset.status || row.inUse],
    team: row => row.matches("li") ? [text(row.closest("section").querySelector("h2, h3, h4"))] : row.teams || [text(cell(row, "owner"))],
  };

  const filter = (form, first) => {
    const box = form.closest(".filtered"), table = box.querySelector("table"), find = form.elements.find, output = form.querySelector("output");
    const rows = table ? all("tbody tr:not(.group)", table) : all(".duty li", box);
    const heads = table?.closest(".matrix") ? [...table.tHead.rows[0].cells] : [];
    let items; // What there is to search in is gathered when somebody does: it takes its time.
    const gather = () => rows.map(row => {
      if (heads.length) row.teams = heads.slice(1).filter((_, at) => text(row.cells[at + 1])).map(text);
      const group = row.closest("tbody")?.querySelector(".group") || row.closest("section")?.querySelector("h2, h3");
      const twin = row.id && box.querySelector(`details[data-row="${CSS.escape(row.id)}"]`);
      return { row, twin, text: fold([text(row), text(group), row.dataset.also, row.id].join(" ")) };
    });
    const selects = all("select", form);
    const at = Object.fromEntries(all("thead th", box).map((head, at) => [head.dataset.c, at]));
    for (const row of rows) {
      row.at = at;
      row.scope = row.parentNode.dataset.scope;
      row.inUse = form.dataset.inUse;
    }
    for (const select of selects) {
      const values = new Set(heads.length ? heads.slice(1).map(text) : rows.flatMap(facets[select.name]).filter(Boolean));
      const sorted = heads.length || select.name == "scope" ? [...values] : [...values].sort((a, b) => fold(a) < fold(b) ? -1 : 1);
      for (const value of sorted) select.add(new Option(value));
      select.parentNode.hidden = values.size < 2;
    }
    const columns = team => { // The team's column comes first.
      const at = heads.findIndex(head => text(head) == team), places = [...heads.keys()];
      if (at > 0) places.splice(1, 0, ...places.splice(at, 1));
      for (const row of [table.tHead.rows[0], ...rows]) {
        row.all ||= [...row.cells];
        row.append(...places.map(place => row.all[place]));
      }
    };
    const answer = twin => {
      const parts = {};
      for (const li of all("li", twin)) (parts[text(li.querySelector(".part"))] ||= []).push(text(li.querySelector("a")));
      const [[, [team]], ...rest] = Object.entries(parts);
      const name = text(twin.querySelector("b"));
      return [form.dataset.answer.replace("{team}", team).replace("{name}", name), ...rest.map(([word, teams]) => `${word}: ${teams.join(", ")}.`)].join(" ");
    };
    const count = n => output.textContent = output.dataset.words.replace("{n}", n).replace("{all}", rows.length);
    const line = box.querySelector(".answer");
    let shownTeam = "";
    const update = () => {
      items ||= gather();
      const words = fold(find.value).split(/\s+/).filter(Boolean);
      const shown = items.filter(({ row, twin, text }) => {
        const fits = words.every(word => text.includes(word)) && selects.every(select => !select.value || facets[select.name](row).includes(select.value));
        row.hidden = !fits;
        if (twin) twin.hidden = !fits;
        return fits;
      });
      for (const group of all("tbody, .duty > ul, .duty", box).reverse()) group.hidden = !group.querySelector("tr:not([hidden], .group), li:not([hidden])");
      for (const head of all(".duty > .part-head, .matrix-list > h2", box)) {
        let next = head.nextElementSibling, any = false;
        for (; next && !next.matches("h2, .part-head"); next = next.nextElementSibling) any ||= !next.hidden;
        head.hidden = !any;
      }
      count(shown.length);
      const team = form.elements.team?.value || "";
      if (heads.length && team != shownTeam) columns(shownTeam = team);
      if (line) line.textContent = shown.length == 1 && words.length && shown[0].twin?.querySelector(".owns") ? answer(shown[0].twin) : "";
      if (first) for (const field of [find, ...selects]) keep(field.name, field.value);
    };
    const asked = !first ? [] : [find, ...selects].filter(field => state.has(field.name));
    for (const field of asked) field.value = state.get(field.name);
    const more = form.querySelector("details");
    if (more && matchMedia("(max-width: 39.99rem)").matches) more.open = selects.some(select => select.value);
    form.classList.add("ready");
    count(rows.length);
    form.oninput = update;
    form.onsubmit = event => event.preventDefault();
    if (asked.length) update();
  };
  all("form.filter").forEach((form, at) => guard(() => filter(form, at == 0)));

  const sorting = (table, first) => {
    const heads = [...table.tHead.rows[0].cells], bodies = [...table.tBodies], sorted = document.createElement("tbody");
    let by = "", rows;
    const sort = name => {
      by = name;
      rows ||= bodies.flatMap(body => [...body.rows].filter(row => !row.matches(".group")).map(row => ({ row, body })));
      const at = heads.findIndex(head => head.dataset.c == name.replace(/^-/, "")), down = name[0] == "-";
      heads.forEach((head, index) => index == at ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort"));
      sorted.remove();
      if (at < 0) for (const { row, body } of rows) body.append(row);
      else {
        const keyed = rows.map(({ row }) => [text(row.cells[at]), row]);
        keyed.sort(([a], [b]) => (a == "") - (b == "") || (down ? compare(b, a) : compare(a, b)));
        sorted.append(...keyed.map(([, row]) => row));
        table.append(sorted);
      }
      for (const body of bodies) body.hidden = at >= 0 || !body.querySelector("tr:not([hidden], .group)");
      if (first) keep("sort", name);
    };
    for (const head of heads) {
      const button = document.createElement("button"), name = head.dataset.c;
      button.type = "button";
      button.className = "sort";
      button.append(...head.childNodes);
      button.onclick = () => sort(by == name ? "-" + name : by == "-" + name ? "" : name);
      head.append(button);
    }
    const wanted = first && state.get("sort");
    if (wanted) sort(wanted);
  };
  all("table:has(thead th[data-c])").forEach((table, at) => guard(() => sorting(table, at == 0)));
})();
