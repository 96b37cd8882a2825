// Finds things in the search index and decides what comes first. It knows nothing of the page: what is shown, and how,
// is the dialog's business. Words are folded and cut as src/search does it.

// Scripts without blanks between words; they are looked up by pairs of characters.
const PAIRED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3005-\\u3007\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const WORD = new RegExp(`[${PAIRED}]+|(?:(?![${PAIRED}])[\\p{Alphabetic}\\p{N}\\p{M}])+`, "gu");
const ISPAIRED = new RegExp(`[${PAIRED}]`, "u");
const PLAIN = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ς: "σ" };
const fold = (text) =>
  /^[ -~\n]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize("NFKD")
        .replace(/[\u0300-\u036f]/g, "")
        .normalize("NFC")
        .toLowerCase()
        .replace(/[ßæœþøđðłıς]/g, (c) => PLAIN[c])
        .replace(/[\u30a1-\u30f6]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 96));
const cut = (text) => fold(text).match(WORD) || [];
const plain = (text) => cut(text).join(" ");

// Whether one letter more, less, another, or two in the wrong order make the one word of the other.
const near = (a, b) => {
  let i = 0;
  if (Math.abs(a.length - b.length) > 1) return false;
  while (i < a.length && a[i] === b[i]) i++;
  a = a.slice(i);
  b = b.slice(i);
  const [x, y] = [a.slice(1), b.slice(1)];
  return x === y || x === b || a === y || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
};

// English endings make no other word.
const stem = (word) => (word.length > 4 ? word.replace(/(?:ies|ing|es|ed|s|e|y)$/, "") : word.length > 3 ? word.replace(/s$/, "") : word);

// Japanese changes its script where a word begins, and hangs particles on it, as Korean does: a compound is looked for in
// parts, wherever they stand.
const parts = (text) => {
  const words = cut(text.normalize("NFKC").replace(/[ぁ-ゖ](?=[ァ-ヺ々一-鿿])|[ァ-ヺー](?=[ぁ-ゖ々一-鿿])|[々一-鿿](?=[ァ-ヺ])/gu, "$& "));
  const kept = words.map((word) => word.replace(/(?<=[々一-鿿가-힣]{2})[のをはがにでとへもや은는이가을를의에도로와과]$/u, "")).filter((word) => !/^[ぁ-ゖ]$/.test(word));
  return kept.length ? kept : words;
};

// A word of a question.
const ask = (w) => {
  const paired = ISPAIRED.test(w);
  const pairs = paired && w.length > 1 ? [...w].slice(1).map((c, i) => [...w][i] + c) : [w];
  const ending = !paired && stem(w).length > 2 ? new RegExp(` ${stem(w)}\\S{0,3} `) : null;
  return { w, paired, pairs, ending, other: "" };
};

// How well a word is found in plain text: 1 as it stands, less for beginnings, endings and slips, 0 when it is not there.
const hit = (q, text, slips) => {
  if (q.paired) {
    const found = text.includes(q.w) ? 2 : q.pairs.filter((pair) => text.includes(pair)).length / q.pairs.length;
    return found > 1 ? 1 : found > 0.6 ? found / 2 : 0;
  }
  const padded = ` ${text} `;
  if (padded.includes(` ${q.w} `)) return 1;
  if (padded.includes(` ${q.w}`)) return 0.8;
  if (q.ending && q.ending.test(padded)) return 0.7;
  if (q.other && padded.includes(` ${q.other} `)) return 0.4;
  return slips && q.w.length > 4 && text.split(" ").some((word) => near(word, q.w)) ? 0.4 : 0;
};

// The text in parts, those that the question names marked.
const marks = (text, words) => {
  const all = plain(text);
  const parts = [];
  let last = 0;
  const put = (to, marked) => {
    if (to > last) parts.push([text.slice(last, to), marked]);
    last = Math.max(to, last);
  };
  for (const found of text.matchAll(WORD)) {
    const folded = fold(found[0]);
    const same = folded.length === found[0].length;
    for (const q of words)
      for (const w of q.paired ? (all.includes(q.w) ? [q.w] : q.pairs) : [q.w, q.other || q.w]) {
        const at = q.paired ? folded.indexOf(w) : folded.startsWith(w) ? 0 : -1;
        const slip = !q.paired && at < 0 && (q.ending?.test(` ${folded} `) || (q.w.length > 4 && near(folded, q.w)));
        if (at < 0 && !slip) continue;
        put(found.index + (same && !slip ? at : 0), false);
        put(found.index + (same && !slip ? at + w.length : found[0].length), true);
      }
  }
  put(text.length, false);
  return parts;
};

// The address that a name gives where the index has none, as most names do.
const slug = (name) => name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

const GROUPS = { label: "label", scope: "label", persona: "people", role: "people", person: "people", archetype: "people", team: "team", area: "team", responsibility: "team" };
const WEIGHTS = { label: 60, scope: 40, persona: 50, role: 50, team: 50, stage: 50, person: 45, area: 40, responsibility: 40, page: 30 };
// What the place of a word gives a page, as the postings have it.
const PLACES = [1, 1.4, 1.8, 2.2, 4, 4.6, 6, 8];
const ROWS = 30;
const QUOTES = 12;

function makeEngine({ base, load, pause = 150 }) {
  const store = {};
  const loading = {};
  const split = {};
  let site, rows, now = 0;
  globalThis.vade_search = (name, data) => (store[name] = data);
  load ||= (url) =>
    new Promise((done, fail) => {
      const script = document.createElement("script");
      script.onload = done;
      script.onerror = fail;
      script.src = url;
      document.head.append(script);
    });
  const get = (name) =>
    (loading[name] ||= load(`${base}${name}.js`).then(
      () => store[name],
      (error) => {
        delete loading[name];
        throw error;
      },
    ));

  const thing = (number, kind, title, name, url, line, names, state, weight, place) => ({
    number, kind, title, name, url, line, state, weight,
    plain: plain(name),
    called: names ? names.split("\n") : [],
    // The end of an address often says what the name leaves out.
    names: [...(names ? names.split("\n") : []), decodeURI(url).split("/").slice(-2)[0] || ""].map(plain),
    place: plain(`${place} ${url}`),
  });

  const ready = async () => {
    site = await get("entities");
    if (rows) return;
    rows = [];
    for (const [kind, title, plural, list] of site.kinds)
      for (const [name, url = "", line = "", names, state = 0, weight = 0, more, other] of list) {
        const address = url[0] === "/" ? url.slice(1) : `${plural}/${url || `${slug(name)}/`}`;
        const row = thing(rows.length, kind, title, name, address, line, names, state, weight, line);
        if (kind === "label") {
          const at = name.lastIndexOf("::");
          const [scope, value] = at > 0 ? [name.slice(0, at), name.slice(at + 2)] : [null, name];
          row.pill = { scope, value, css: `c-${more}`, archived: state === 5 };
          row.parts = [plain(value), plain(value).replace(/^\d+ /, "")];
        }
        rows.push(Object.assign(row, { more, other }));
      }
    for (const row of rows) {
      if (row.kind === "stage") row.pill = rows[row.more]?.pill;
      if (row.kind === "responsibility") row.line ||= [rows[row.other], rows[row.more]].filter(Boolean).map((one) => one.name).join(" · ");
    }
  };

  const parse = (text) => {
    const found = /^\s*(?:([~@])|([^:]{2,32}):(?!:))\s*/.exec(text);
    const raw = text.trim();
    let only;
    if (found) {
      const word = fold(found[2] || "");
      const named = site.kinds.filter((kind) => kind.slice(0, 3).some((name) => fold(name) === word)).map((kind) => kind[0]);
      if (word === "page" || word === fold(site.page)) named.push("page");
      only = found[1] === "~" ? ["label", "scope"] : found[1] ? ["team", "person"] : named.length ? named : undefined;
      if (only) text = text.slice(found[0].length);
    }
    text = text.trim();
    const list = (words) => words.split(/\s+/);
    const words = parts(text).map(ask);
    const who = words.some((q) => list(site.who).includes(q.w));
    const hard = words.filter((q) => !list(site.skip).includes(q.w) && !list(site.who).includes(q.w));
    return { raw, text, only, who, plain: plain(text), words: hard.length ? hard : words };
  };

  // How well a named thing answers: by its exact name, a part of it, other names, words of it, words around it.
  const rate = (q, row) => {
    const bonus = (WEIGHTS[row.kind] ?? 35) + row.weight * 12;
    const sunk = row.state > 3 ? 150 : row.state === 1 ? 50 : 0;
    if (row.name === q.raw) return 2000 + bonus / 100 - sunk / 100;
    if (!q.plain) return q.only && !q.text ? 100 : 0;
    if (row.plain === q.plain) return (fold(row.name) === fold(q.text) ? 1900 : 1800) + (bonus - sunk) / 100;
    const names = [row.plain, ...row.names];
    let score = 0;
    const length = q.plain.length / (row.plain.length + 1);
    if (row.names.includes(q.plain)) score = 900;
    else if (row.parts?.includes(q.plain)) score = 920;
    else if (row.plain.startsWith(q.plain)) score = 700 + (row.plain[q.plain.length] === " " ? 50 : 0) + 40 * length;
    else {
      let sum = 0, inName = true;
      for (const word of q.words) {
        const best = Math.max(hit(word, row.plain, 1), ...row.names.map((name) => hit(word, name, 1) * 0.9));
        const around = best ? 0 : hit(word, row.place) * 0.5;
        if (!best && !around) return 0;
        if (!best) inName = false;
        sum += best || around;
      }
      if (!names.some((name) => q.words.some((word) => hit(word, name, 1)))) inName = false;
      const mean = sum / q.words.length;
      score = (inName ? 350 : 100) + 250 * mean + 60 * Math.min(1, length) - (mean < 0.6 && inName ? 150 : 0);
    }
    return Math.max(1, score + bonus - sunk);
  };

  const wanted = (q, group, { kind, name }) => (!q.only || q.only.includes(kind) || name === q.raw) && (!group || (GROUPS[kind] || "page") === group);

  // The slices that hold words with this beginning.
  const slices = (starts, word) => {
    let at = 0;
    while (at + 1 < starts.length && starts[at + 1] <= word) at++;
    const found = [at];
    while (found.length < 3 && starts[++at]?.startsWith(word)) found.push(at);
    return found;
  };

  const shown = (row, title, line, url) => ({
    kind: row.kind, kindTitle: row.title, title, line, pill: row.pill || null,
    status: site.states[row.state],
    url: url.replace(/(?=#|$)/, site.file),
  });

  // The pages that hold a word, its beginnings and its endings, each with what its place gives it.
  const pagesOf = async (w, word) => {
    const start = word.ending ? stem(w) : w;
    const pages = new Map();
    for (const at of slices(site.words, start)) {
      const lines = (split[at] ||= (await get(`words${at}`)).split("\n"));
      let taken = 0;
      for (const line of lines) {
        if (!line.startsWith(start) || taken > 60) continue;
        const blank = line.indexOf(" ");
        const factor = blank === w.length && line.startsWith(w) ? 1 : line.startsWith(w) ? 0.7 : blank < start.length + 4 ? 0.6 : 0;
        if (!factor) continue;
        taken++;
        let page = 0, value = 0, shift = 0;
        for (let i = blank + 1; i < line.length; i++) {
          const digit = line.charCodeAt(i) - 48;
          value |= (digit & 31) << shift;
          shift += 5;
          if (digit < 32) {
            page += value >> 3;
            pages.set(page, Math.max(pages.get(page) || 0, PLACES[value & 7] * factor));
            value = shift = 0;
          }
        }
      }
    }
    return pages;
  };

  // The word that a misspelt one may have been meant to be: of its own length first, then the frequent ones.
  const spell = async (w) => {
    for (const length of [w.length, w.length - 1, w.length + 1]) {
      const words = (await get(`spelling${length % site.spelling}`)).split(" ");
      const found = words.find((word) => word.length === length && near(word, w));
      if (found) return found;
    }
    return "";
  };

  // A text around its first marked word.
  const quote = (text, words) => {
    let best = [[text.slice(0, 160).replace(/\n/g, " · "), false]], most = 0;
    for (const line of text.split("\n")) {
      const parts = marks(line, words);
      const count = new Set(parts.filter((part) => part[1]).map((part) => fold(part[0]))).size;
      if (count > most) [best, most] = [parts, count];
    }
    const first = best.findIndex((part) => part[1]);
    let left = 200;
    const out = [];
    for (const [i, [part, marked]] of best.entries()) {
      if (i < first - 1 || left <= 0) continue;
      let piece = part;
      if (i === first - 1 && part.length > 70) piece = `…${part.slice(-60).replace(/^\S{0,20}\s/, "")}`;
      if (piece.length > left) piece = `${piece.slice(0, left).replace(/\s\S{0,20}$/, "")}…`;
      left -= piece.length;
      out.push([piece, marked]);
    }
    return out;
  };

  // Where the script of a question is answered by the matrix.
  const duties = (q) => {
    const all = rows.filter((row) => row.kind === "responsibility");
    const hits = all.map((row) =>
      q.words.map((word) =>
        Math.max(hit(word, row.plain, 1), ...row.names.map((name) => hit(word, name, 1)), 0.6 * hit(word, `${row.place} ${rows[row.other]?.plain || ""}`)),
      ),
    );
    const worth = q.words.map((_, i) => Math.log(1 + all.length / (hits.filter((hit) => hit[i]).length || 0.5)));
    const whole = worth.reduce((sum, one) => sum + one, 0);
    return all
      .map((row, at) => [row, hits[at].reduce((sum, one, i) => sum + one * worth[i], 0) / whole])
      .filter(([, share]) => share > 0.3)
      .sort((a, b) => b[1] - a[1] || a[0].plain.length - b[0].plain.length);
  };

  const find = async (text, group, show) => {
    const turn = ++now;
    await ready();
    const q = parse(text);
    const found = new Map();
    let total = 0, answers = [];
    const add = (number, score, make) => {
      if (score > (found.get(number)?.[0] || 0)) found.set(number, [score, make]);
    };
    const tell = (done) => {
      const best = [...found].sort((a, b) => b[1][0] - a[1][0] || a[0] - b[0]).slice(0, ROWS);
      if (turn === now) show({ answers, rows: best.map((one) => one[1][1]()), total: Math.max(total, found.size), done });
    };
    const named = (row) =>
      add(row.number, wanted(q, group, row) && rate(q, row), () => {
        const called = row.called && !q.words.some((word) => hit(word, row.plain)) && row.called.find((name) => q.words.some((word) => hit(word, plain(name), 1)));
        return shown(row, marks(row.name, q.words), marks(called ? `${called} · ${row.line}` : row.line, q.words), row.url);
      });
    const first = () => {
      rows.forEach(named);
      if (!q.who) return;
      const list = duties(q);
      for (const [row, share] of list) if (wanted(q, group, row)) add(row.number, 200 + 600 * share + 60 / row.plain.length, () => shown(row, marks(row.name, q.words), marks(row.line, q.words), row.url));
      answers = list
        .filter(([row, share]) => share > list[0][1] * 0.8 && rows[row.more])
        .slice(0, 3)
        .map(([row]) => ({ area: row.name, url: shown(row, 0, 0, row.url).url, team: rows[row.more].name, teamUrl: shown(rows[row.more], 0, 0, rows[row.more].url).url, verb: site.owns, what: marks(row.name, q.words) }));
    };
    const second = async () => {
      const words = q.words.map((word) => word.other || word.pairs[0]).sort((a, b) => b.length - a.length).slice(0, 3);
      for (const at of new Set(words.flatMap((word) => slices(site.titles, word).slice(0, 2)))) {
        for (const [number, title, url, place, names, state, weight, heads] of await get(`titles${at}`)) {
          const row = rows[number] || thing(number, "page", site.page, title, url, place, names, state, weight, place);
          if (!rows[number]) named(row);
          if (!wanted(q, group, row)) continue;
          for (let i = 0; i < heads.length; i += 2) {
            const head = plain(heads[i]);
            let sum = 0, own = 0;
            for (const word of q.words) {
              const here = hit(word, head, 1);
              own ||= here;
              const best = Math.max(here, 0.7 * hit(word, row.plain, 1), 0.4 * hit(word, row.place));
              sum = best && sum >= 0 ? sum + best : -1e9;
            }
            if (own && sum > 0)
              add(number, 300 + (250 * sum) / q.words.length - (sum < 0.6 * q.words.length ? 150 : 0) + (head === q.plain ? 100 + 50 * (q.words.length > 2) : 0) + row.weight * 12 - (row.state > 3 ? 150 : 0), () =>
                shown(row, marks(heads[i], q.words), marks(rows[number] ? title : `${place} › ${title}`.replace(/^ › /, ""), q.words), `${url}#${heads[i + 1] || slug(heads[i])}`),
              );
          }
        }
      }
    };
    const third = async () => {
      const terms = q.words.flatMap((word) => word.pairs.map((w) => [w, word])).slice(0, 12);
      const lists = await Promise.all(terms.map(([w, word]) => pagesOf(w, word)));
      let mended = false;
      for (const [i, [w, word]] of terms.entries())
        if (!lists[i].size && !word.paired && w.length > 4 && (word.other = await spell(w))) {
          lists[i] = await pagesOf(word.other, word);
          mended = true;
        }
      if (mended) {
        first();
        await second();
      }
      const worth = lists.map((list) => Math.log(1 + site.size / (list.size || 1)));
      const pages = new Map();
      for (const [i, list] of lists.entries())
        for (const [page, place] of list) {
          if (!wanted(q, group, rows[page] || { kind: "page" })) continue;
          const old = pages.get(page) || [0, 0];
          pages.set(page, [old[0] + worth[i] * place, old[1] + 1]);
        }
      total = new Set([...found.keys(), ...pages.keys()]).size;
      const score = ([sum, count]) => sum * (count / terms.length) ** 2;
      const best = [...pages].sort((a, b) => score(b[1]) - score(a[1]) || a[0] - b[0]);
      const top = best.length ? score(best[0][1]) : 1;
      let whole = 0;
      const read = async ([number, sum]) => {
        const [title, url, place, state, weight, sections] = (await get(`texts${Math.floor(number / site.chunk)}`))[number % site.chunk];
        const row = rows[number] || thing(number, "page", site.page, title, url, place, "", state, weight, place);
        let all = false;
        for (let i = 0; i < sections.length; i += 3) {
          const [head, body] = [plain(sections[i]), plain(sections[i + 2])];
          const each = q.words.map((word) => Math.max(hit(word, row.plain), ...row.names.map((name) => hit(word, name)), 0.9 * hit(word, head), 0.6 * hit(word, body)));
          const share = each.reduce((all, one) => all + one, 0) / each.length;
          const every = each.every((one) => one > 0.4);
          const phrase = q.words.length > 1 && ` ${head} ${body} `.includes(` ${q.plain} `) ? 60 : 0;
          const here = q.words.some((word) => hit(word, head) || hit(word, body));
          if (i && !here) continue;
          all ||= every;
          add(number, 20 + (every ? 100 : 0) + 250 * share + phrase + (60 * score(sum)) / top + row.weight * 12 - (row.state > 3 ? 150 : 0), () =>
            shown(row, marks(i && !rows[number] ? `${title} › ${sections[i]}` : row.name, q.words), quote(sections[i + 2] || place, q.words), url + (i && sections[i] ? `#${sections[i + 1] || slug(sections[i])}` : "")),
          );
        }
        whole += all;
      };
      // Pairs of characters may stand on a page without the word that they are pairs of; then more pages are read.
      for (let at = 0; at < 3 * QUOTES && whole < 4; at += QUOTES) await Promise.all(best.slice(at, at + QUOTES).map(read));
    };
    first();
    if (!q.words.length) return tell(true);
    tell(false);
    await second();
    tell(false);
    if (pause) await new Promise((done) => setTimeout(done, pause));
    if (turn !== now) return;
    await third();
    tell(true);
  };

  return { ready, find, things: () => rows.map((row) => ({ name: row.name, url: row.url + site.file })) };
}

// For those that run this file alone.
globalThis.vade_engine = makeEngine;
