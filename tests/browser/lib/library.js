// A large handbook for the goals of search: as many different words as a real one has, used as often, and records in proportion.
// The same in every run, and made without a file from elsewhere.
const TOPICS = "access archive audit badge benefit billing brand budget canteen career catalogue claim compliance contract courier data delivery design desk device energy equipment event expense facility feedback finance garage guest hiring incident insurance inventory invoice kitchen laptop leave legal library licence logistics mail maintenance meeting network office onboarding parking payroll permit pension policy press pricing privacy procurement quality recycling refund release repair research retention roadmap safety salary security shipping signage software storage supplier support survey tax telephone tender training translation travel vendor visitor warehouse warranty workshop".split(" ");
const ASPECTS = "overview process rules guide checklist duties handover calendar principles template examples rotation review cadence figures tools approval exceptions glossary scope ownership timeline requirements background procedure record".split(" ");
const SMALL = "the a of to and in is for that with on as be this by are or an from at it we you must should when before after each every all any their its our who which can may not only if then also more than into about".split(" ");
const SYLLABLES = "ba be bi bo da de di do fa fe fi ga go ha ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe po ra re ri ro sa se si so ta te ti to va ve vi za".split(" ");
const WORDS = 9000;
const STEPS = ["1-Asked", "2-Seen", "3-Begun", "4-Waiting", "5-Tested", "6-Done"];

/// Numbers from 0 to 1 that are the same in every run (Mulberry32).
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const range = count => Array.from({ length: count }, (_, at) => at);
const capital = word => word[0].toUpperCase() + word.slice(1);
const records = (kind, all) => `${kind}:\n${all.map(record => `  - ${JSON.stringify(record)}\n`).join("")}`;

/// Words in the order of how often they are used.
function vocabulary() {
  const next = dice(7), words = [...SMALL, ...TOPICS, ...ASPECTS], known = new Set(words);
  while (words.length < WORDS) {
    const word = range(2 + Math.floor(next() * 3)).map(() => SYLLABLES[Math.floor(next() * SYLLABLES.length)]).join("") + ["", "", "n", "r", "s", "ing", "ed", "tion"][Math.floor(next() * 8)];
    if (!known.has(word)) known.add(word), words.push(word);
  }
  return words;
}

/// Chooses words as often as language does: the second half as often as the first, the third a third as often.
function speaker(words, seed) {
  const next = dice(seed);
  const pick = list => list[Math.floor(next() * list.length)];
  // Zipf's law by its inverse: the logarithm of the rank is spread evenly.
  const word = () => words[Math.min(words.length - 1, Math.floor(Math.exp(next() * Math.log(words.length + 2.7)) - 1))];
  const some = count => range(count).map(word).join(" ");
  const sentence = () => `${capital(some(8 + Math.floor(next() * 10)))}.`;
  const paragraph = () => range(2 + Math.floor(next() * 3)).map(sentence).join(" ");
  return { next, pick, some, sentence, paragraph };
}

/// The records of a handbook of `count` pages: a label for each seven pages, and a team, a role or somebody for each twelve.
function entities(count) {
  const say = speaker(vocabulary(), 11), teams = range(Math.max(12, Math.round(count / 60))).map(at => ({ id: `team-${at}`, name: `${capital(say.pick(TOPICS))} ${say.pick(["crew", "office", "group", "desk"])} ${at}`, channels: [`#team-${at}`] }));
  const labels = range(Math.round(count / 7)).map(at => {
    const scope = Math.floor(at / STEPS.length);
    const name = at % 5 === 4 ? `${say.pick(TOPICS)} ${say.pick(ASPECTS)} ${at}` : `${capital(TOPICS[scope % TOPICS.length])}-${capital(ASPECTS[Math.floor(scope / TOPICS.length) % ASPECTS.length])}::${STEPS[at % STEPS.length]}`;
    return { name, description: say.some(8), color: `#${Math.floor(say.next() * 0x1000000).toString(16).padStart(6, "0")}` };
  });
  const name = () => `${capital(say.pick(SYLLABLES) + say.pick(SYLLABLES))} ${capital(say.pick(SYLLABLES) + say.pick(SYLLABLES) + say.pick(SYLLABLES))}`;
  const roles = range(Math.max(8, Math.round(count / 250))).map(at => ({ id: `role-${at}`, name: `${capital(say.pick(TOPICS))} ${say.pick(["manager", "engineer", "lead", "analyst"])} ${at}` }));
  const people = range(Math.round(count / 25)).map(at => ({ id: `one-${at}`, name: `${name()} ${at}`, role: say.pick(roles).id, team: say.pick(teams).id }));
  const areas = ASPECTS.map(aspect => ({ id: aspect, name: capital(aspect) }));
  const responsibilities = teams.map(({ id }, at) => ({ id: `duty-${at}`, name: `${capital(say.pick(ASPECTS))} of the ${say.pick(TOPICS)} ${at}`, area: say.pick(ASPECTS), owner: id, consulted: [teams[(at + 1) % teams.length].id] }));
  return { labels, teams, roles, people, areas, responsibilities };
}

/// A handbook of about `count` pages, not counting those of its records.
export function library(count) {
  const words = vocabulary(), data = entities(count);
  const files = {
    "book.toml": '[book]\ntitle = "A large handbook"\n',
    "content/index.md": "---\ntitle: A large handbook\n---\n\nAs large as a real one.\n",
    ...Object.fromEntries(Object.entries(data).map(([kind, all]) => [`content/data/${kind}.yaml`, records(kind, all)])),
  };
  for (const at of range(count)) {
    const say = speaker(words, 1000 + at), folder = `content/part-${Math.floor(at / 500)}/${TOPICS[Math.floor(at / 20) % TOPICS.length]}-${Math.floor(at / 20)}`;
    const title = `${capital(say.pick(TOPICS))} ${say.pick(ASPECTS)} ${at}`, heads = range(6).map(() => `${capital(say.pick(ASPECTS))} of ${say.pick(TOPICS)} ${say.some(1)}`);
    const parts = heads.map((head, part) => `## ${head}\n\n${part === 2 ? range(5).map(() => `- ${say.sentence()}`).join("\n") : `${say.paragraph()}\n\n${say.paragraph()}`}`);
    // One word that no other page has, so that a test knows where it has to lead.
    files[at % 500 === 0 ? `content/part-${at / 500}/index.md` : at % 20 === 0 ? `${folder}/index.md` : `${folder}/page-${at}.md`] =
      `---\ntitle: ${JSON.stringify(title)}\ndescription: ${JSON.stringify(say.some(9))}\nowner: team:team-${at % data.teams.length}\n---\n\n${say.paragraph()} Marked as unique${at}word.\n\n${parts.join("\n\n")}\n`;
  }
  return files;
}
