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

const average = (list, of) => list.reduce((sum, one, i) => sum + of(one, i), 0) / list.length;

// The same, but nothing as soon as one of them is.
const mean = (list, of) => {
  let sum = 0;
  for (const one of list) {
    const more = of(one);
    if (!more) return 0;
    sum += more;
  }
  return sum / list.length;
};

// A word of a question.
const ask = (w) => {
  const paired = ISPAIRED.test(w),
    pairs = paired && w.length > 1 ? [...w].slice(1).map((c, i) => [...w][i] + c) : [w],
    ending = !paired && stem(w).length > 2 ? new RegExp(` ${stem(w)}\\S{0,3} `) : null;
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
  const all = plain(text), parts = [];
  let last = 0;
  const put = (to, marked) => {
    if (to > last) parts.push([text.slice(last, to), marked]);
    last = Math.max(to, last);
  };
  for (const found of text.matchAll(WORD)) {
    const folded = fold(found[0]), same = folded.length === found[0].length;
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

// What the place of a word gives a page, as the postings have it.
const PLACES = [1, 1.4, 1.8, 2.2, 4, 4.6, 6, 8];
const ROWS = 30, QUOTES = 12;

function makeEngine({ base, load, pause = 150 }) {
  const store = {}, loading = {}, split = {}, titles = {}, texts = {};
  let site, rows, kinds, now = 0;
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

  // Anything that can be found. The end of an address often says what the name leaves out.
  const thing = (number, kind, name, url, line, names, state = 0, weight = 0, place = line) => {
    const called = names ? names.split("\n") : [];
    return {
      number, kind, name, url, line, state, called,
      plain: plain(name),
      names: [...called, decodeURI(url).split("/").slice(-2)[0] || ""].map(plain),
      place: plain(`${place} ${url}`),
      // Writers raise and lower a page; what is no longer in force, or not yet, sinks.
      extra: kind.weight + weight * 12 - (state > 3 ? 150 : state === 1 ? 50 : 0),
    };
  };

  const ready = async () => {
    site = await get("entities");
    if (!rows) fill();
    return site.styles;
  };

  const fill = () => {
    rows = [];
    kinds = site.kinds.map(([name, title, plural, group, weight, list]) => {
      const kind = { name, title, plural, group, weight };
      for (const [name, url = "", line = "", names, state, weight, more, other] of list || []) {
        const address = url[0] === "/" ? url.slice(1) : `${plural}/${url || slug(name) + "/"}`;
        const row = thing(rows.length, kind, name, address, line, names, state, weight);
        if (kind.name === "label") {
          const at = name.lastIndexOf("::"), value = at > 0 ? name.slice(at + 2) : name;
          row.pill = { scope: at > 0 ? name.slice(0, at) : null, value, css: `c-${more}`, archived: state === 5 };
          row.parts = [plain(value), plain(value).replace(/^\d+ /, "")];
        }
        rows.push(Object.assign(row, { more, other }));
      }
      return kind;
    });
    for (const row of rows) {
      if (row.kind.name === "stage") row.pill = rows[row.more]?.pill;
      if (row.kind.name === "responsibility") row.line ||= [row.other, row.more].map((at) => rows[at]?.name).filter(Boolean).join(" · ");
    }
  };

  const parse = (text) => {
    const raw = text.trim();
    const [lead, sign, word] = /^(?:([~@])|([^:]{2,32}):(?!:))\s*/.exec(raw) || [""];
    const only = kinds.filter(({ name, title, plural }) =>
      sign === "~" ? name === "label" || name === "scope" : sign ? name === "team" || name === "person" : word && [name, title, plural].some((one) => fold(one) === fold(word)),
    );
    text = only.length ? raw.slice(lead.length) : raw;
    const words = parts(text).map(ask);
    const among = (list) => (q) => ` ${list} `.includes(` ${q.w} `);
    const hard = words.filter((q) => !among(`${site.skip} ${site.who}`)(q));
    return { raw, text, only, who: words.some(among(site.who)), plain: plain(text), words: hard.length ? hard : words };
  };

  // How well a named thing answers: by its exact name, a part of it, other names, words of it, words around it.
  const rate = (q, row, slips) => {
    const exact = row.name === q.raw ? 2000 : fold(row.name) === fold(q.text) ? 1900 : q.plain && row.plain === q.plain ? 1800 : 0;
    if (exact) return exact + row.extra / 100;
    if (!q.plain) return q.only.length && !q.text ? 100 : 0;
    const length = q.plain.length / (row.plain.length + 1);
    let score = 900;
    if (row.parts?.includes(q.plain)) score = 920;
    else if (!row.names.includes(q.plain)) {
      score = 700 + (row.plain[q.plain.length] === " " ? 50 : 0) + 40 * length;
      if (!row.plain.startsWith(q.plain)) {
        let around = false;
        const share = mean(q.words, (word) => {
          const best = Math.max(hit(word, row.plain, slips), ...row.names.map((name) => hit(word, name, slips) * 0.9));
          around ||= !best;
          return best || hit(word, row.place) * 0.5;
        });
        if (!share) return 0;
        score = (around ? 100 : share < 0.6 ? 200 : 350) + 250 * share + 60 * Math.min(1, length);
      }
    }
    return Math.max(1, score + row.extra);
  };

  // The slices that hold words with this beginning.
  const slices = (starts, word) => {
    let at = starts.findLastIndex((start) => start <= word);
    const found = [at];
    while (found.length < 3 && starts[++at]?.startsWith(word)) found.push(at);
    return found;
  };

  const address = (row, url = row.url) => url.replace(/(?=#|$)/, site.file);
  const shown = (row, title, line, url) => ({
    kind: row.kind.name, kindTitle: row.kind.title, title, line, pill: row.pill || null, status: site.states[row.state], url: address(row, url),
  });

  // The pages that hold a word, its beginnings and its endings, each with what its place gives it.
  const pagesOf = async (w, word) => {
    const start = word.ending ? stem(w) : w;
    const pages = new Map();
    for (const at of slices(site.words, start)) {
      let taken = 0;
      for (const line of (split[at] ||= (await get(`words${at}`)).split("\n"))) {
        if (!line.startsWith(start) || taken > 60) continue;
        const blank = line.indexOf(" ");
        const factor = line.startsWith(w) ? (blank === w.length ? 1 : 0.7) : blank < start.length + 4 ? 0.6 : 0;
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

  // A page with its sections, ready to be looked through.
  const unfold = (number, [title, url, place, state, weight, sections]) => ({
    row: rows[number] || thing(number, kinds[kinds.length - 1], title, url, place, "", state, weight),
    parts: sections.flatMap((head, i) => (i % 3 ? [] : [[head, head && (sections[i + 1] || slug(head)), sections[i + 2], plain(head), plain(sections[i + 2])]])),
  });

  // The word that a misspelt one may have been meant to be: of its own length first, then the frequent ones.
  const spell = async (w) => {
    for (const length of [w.length, w.length - 1, w.length + 1]) {
      const words = (await get(`spelling${length % site.spelling}`)).split(" ");
      const found = words.find((word) => word.length === length && near(word, w));
      if (found) return found;
    }
    return "";
  };

  // The line of a text that holds most of what is looked for, around the first word of it.
  const quote = (text, words) => {
    let best = [[text.slice(0, 160).replace(/\n/g, " · "), false]], most = 0;
    for (const line of text.split("\n")) {
      const parts = marks(line, words);
      const count = new Set(parts.map(([part, marked]) => marked && fold(part))).size - !parts.every((part) => part[1]);
      if (count > most) [best, most] = [parts, count];
    }
    const first = best.findIndex((part) => part[1]);
    let left = 200;
    return best.slice(Math.max(0, first - 1)).flatMap(([part, marked], i) => {
      if (left <= 0) return [];
      if (!i && first > 0 && part.length > 70) part = `…${part.slice(-60).replace(/^\S{0,20}\s/, "")}`;
      if (part.length > left) part = `${part.slice(0, left).replace(/\s\S{0,20}$/, "")}…`;
      left -= part.length;
      return [[part, marked]];
    });
  };

  // The rows of the matrix that answer a question, with how much of it they answer. A word that few rows have says more.
  const duties = (q) => {
    const all = rows.filter((row) => row.kind.name === "responsibility");
    const hits = all.map((row) =>
      q.words.map((word) => Math.max(...[row.plain, ...row.names].map((name) => hit(word, name, 1)), 0.6 * hit(word, `${row.place} ${rows[row.other]?.plain}`))),
    );
    const worth = q.words.map((_, i) => Math.log(1 + all.length / (hits.filter((hit) => hit[i]).length || 0.5)));
    return all
      .map((row, at) => [row, average(worth, (one, i) => one * hits[at][i]) / average(worth, (one) => one)])
      .filter(([, share]) => share > 0.3)
      .sort((a, b) => b[1] - a[1] || a[0].plain.length - b[0].plain.length);
  };

  const find = async (text, group, show) => {
    const turn = ++now;
    await ready();
    const q = parse(text);
    const found = new Map();
    let total = 0, answers = [];
    const page = kinds[kinds.length - 1];
    const mark = (text) => marks(text, q.words);
    const wanted = ({ kind, name }) => (!q.only.length || q.only.includes(kind) || name === q.raw) && (!group || kind.group === group);
    const add = (row, score, make) => {
      if (score > (found.get(row.number)?.[0] || 0) && wanted(row)) found.set(row.number, [score, make]);
    };
    const tell = (done) => {
      const best = [...found].sort((a, b) => b[1][0] - a[1][0] || a[0] - b[0]).slice(0, ROWS);
      if (turn === now) show({ answers, rows: best.map((one) => one[1][1]()), total: Math.max(total, found.size), done });
    };
    const named = (row, score) =>
      add(row, score, () => {
        // Another name by which it was found is shown, so that nobody wonders.
        const called = q.words.some((word) => hit(word, row.plain)) ? "" : row.called.find((name) => q.words.some((word) => hit(word, plain(name), 1)));
        return shown(row, mark(row.name), mark(called ? `${called} · ${row.line}` : row.line));
      });
    const first = () => {
      for (const row of rows) named(row, rate(q, row));
      // Slips are looked for when nothing is found as it was typed.
      if (!found.size) for (const row of rows) named(row, rate(q, row, 1));
      if (!q.who) return;
      const list = duties(q);
      for (const [row, share] of list) named(row, 200 + 600 * share + 60 / row.plain.length);
      answers = list.filter(([row, share]) => share > list[0][1] * 0.8 && rows[row.more]).slice(0, 3).map(([row]) => {
        const team = rows[row.more];
        return { area: row.name, url: address(row), team: team.name, teamUrl: address(team), verb: site.owns, what: mark(row.name) };
      });
    };
    const second = async () => {
      const words = q.words.map((word) => word.other || word.pairs[0]).sort((a, b) => b.length - a.length).slice(0, 3);
      for (const at of new Set(words.flatMap((word) => slices(site.titles, word).slice(0, 2)))) {
        titles[at] ||= (await get(`titles${at}`)).map(([number, title, url, place, names, state, weight, heads]) => ({
          row: rows[number] || thing(number, page, title, url, place, names, state, weight),
          heads: heads.flatMap((head, i) => (i % 2 ? [] : [[head, heads[i + 1] || slug(head), plain(head)]])),
        }));
        for (const { row, heads } of titles[at]) {
          if (row.kind === page) named(row, rate(q, row));
          for (const [title, anchor, head] of heads) {
            let own = 0;
            const share = mean(q.words, (word) => {
              const here = hit(word, head);
              own ||= here;
              return Math.max(here, 0.7 * hit(word, row.plain), 0.4 * hit(word, row.place));
            });
            if (own && share)
              add(row, 280 + 250 * share - (share < 0.6 ? 150 : 0) + (head === q.plain ? 100 + 50 * (q.words.length > 2) : 0) + row.extra - row.kind.weight, () =>
                shown(row, mark(title), mark(row.kind !== page || !row.line ? row.name : `${row.line} › ${row.name}`), `${row.url}#${anchor}`),
              );
          }
        }
        // What is found first is shown first; the rest may come later.
        if (found.size) tell(false);
      }
    };
    const third = async () => {
      const terms = q.words.flatMap((word) => word.pairs.map((w) => [w, word])).slice(0, 12);
      const lists = await Promise.all(terms.map(([w, word]) => pagesOf(w, word)));
      for (const [i, [w, word]] of terms.entries())
        if (!lists[i].size && !word.paired && w.length > 4 && (word.other = await spell(w))) {
          lists[i] = await pagesOf(word.other, word);
          first();
          await second();
        }
      const pages = new Map();
      for (const list of lists)
        for (const [page, place] of list) {
          const [sum, count] = pages.get(page) || [0, 0];
          pages.set(page, [sum + Math.log(1 + site.size / list.size) * place, count + 1]);
        }
      const best = [...pages]
        .filter(([number]) => wanted(rows[number] || { kind: page }))
        .map(([number, [sum, count]]) => [number, sum * (count / terms.length) ** 2])
        .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
      total = new Set([...found.keys(), ...best.map((one) => one[0])]).size;
      let whole = 0;
      const read = async ([number, score]) => {
        const { row, parts } = (texts[number] ||= unfold(number, (await get(`texts${Math.floor(number / site.chunk)}`))[number % site.chunk]));
        let all = false;
        for (const [title, anchor, text, head, body] of parts) {
          let every = true, here = !anchor;
          const share = average(q.words, (word) => {
            const [inHead, inBody] = [hit(word, head), hit(word, body)];
            const best = Math.max(...[row.plain, ...row.names].map((name) => hit(word, name)), 0.9 * inHead, 0.6 * inBody);
            every &&= best > 0.4;
            here ||= inHead || inBody;
            return best;
          });
          if (!here) continue;
          all ||= every;
          // Words that stand beside each other, as they were typed.
          const beside = q.words.filter((word, i) => i && ` ${head} ${body}`.includes(` ${q.words[i - 1].w} ${word.w}`)).length / (q.words.length - 1 || 1);
          add(row, 20 + (every ? 100 : 0) + 250 * share + 60 * beside + (60 * score) / best[0][1] + row.extra - row.kind.weight, () =>
            shown(row, mark(anchor && row.kind === page ? `${row.name} › ${title}` : row.name), quote(text || row.line, q.words), row.url + (anchor && `#${anchor}`)),
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
    await new Promise((done) => setTimeout(done, pause));
    if (turn !== now) return;
    await third();
    tell(true);
  };

  return { ready, find, things: () => rows.map((row) => ({ name: row.name, url: address(row) })) };
}

// For those that run this file alone.
globalThis.vade_engine = makeEngine;
