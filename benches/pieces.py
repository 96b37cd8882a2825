"""What the pages of a made handbook are put together from: for `handbook.py`."""

import itertools
import json
import random
import struct
import zlib

TOPICS = """
access audit backup benefits billing brand budget capacity careers change coaching community contracts customers
data delivery design devices diversity documents equipment events expenses facilities feedback finance forecasts
hardware hiring incidents insurance inventory invoices knowledge laptops leadership legal licences logistics
mail marketing meetings mentoring metrics monitoring networks offices onboarding operations orders outages
parental-leave partners passwords payments payroll pensions planning policies portals pricing privacy
procurement projects promotion quality recognition records recruiting releases remote-work reports research
retention revenue reviews risk safety salaries sales scheduling security storage strategy suppliers support
surveys taxes teams testing training translation travel vendors visas volunteering warehouses wellbeing
workplaces
""".split()
ASPECTS = """
agreement answers approval background calendar checklist decisions deadlines definitions duties escalation
examples exceptions expectations forms goals guidelines handover history introduction limits measures overview
ownership principles procedure questions reasons requirements roles rotation rules scope standards steps
templates tools workflow
""".split()
COMMON = """
the a of to and in is for that with on as be this by are or from it at we you must should when before after each
every all their our who which can may not only if then also more than into about until because while between
during without ask send write read agree decide explain keep make take bring show check sign approve share help
work answer start end team page person manager request list day week month quarter year time change reason
question customer company member new open closed small large first last next early late good clear short long
whole same other own public internal
""".split()
SYLLABLES = """
bar cal den dor fel fin gar hol kan lem lin mar mon nel nor pal per rad rin sal sen tal tor van ver wel zan
""".split()
ENDINGS = ("", "", "s", "ed", "er", "ing", "ion", "ly", "ment", "able")
LANGUAGES = ("yaml", "bash", "python", "json", "sql")
SCOPES = ("Status", "Priority", "Kind", "Area", "Stage", "Effort", "Risk", "Source")
VALUES = ("New", "Open", "Ready", "Doing", "Waiting", "Review", "Blocked", "Done", "Later", "Never")
FIRST = """
Ada Bo Cleo Dara Edda Finn Gil Hana Ilse Jon Kaya Lou Mina Nils Odo Pia Quin Runa Sol Tove Uma Vito Wren Yara
""".split()
SENTENCES = 20_000


def sentences(seed):
    """Sentences to choose from: few words are frequent and most are rare, as in any language."""
    rng = random.Random(f"{seed} words")
    words = COMMON + TOPICS + ASPECTS
    known = set(words)
    while len(words) < 9000:
        word = "".join(rng.choices(SYLLABLES, k=rng.randint(2, 4))) + rng.choice(ENDINGS)
        if word not in known:
            known.add(word)
            words.append(word)
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = []
    for _ in range(SENTENCES):
        some = rng.choices(words, cum_weights=weights, k=rng.randint(7, 18))
        mark = rng.random()
        if mark < 0.3:
            at = rng.randrange(1, len(some))
            some[at] = "{0}{1}{0}".format("**" if mark < 0.12 else "`" if mark < 0.22 else "*", some[at])
        made.append(" ".join(some).capitalize() + ".")
    return made


def plain(sentence):
    """A sentence without its marks."""
    return sentence.replace("*", "").replace("`", "")


def items(rng, sentences, mark):
    return "\n".join(mark + one for one in rng.choices(sentences, k=rng.randint(3, 6)))


def table(rng):
    rows = ["| Topic | Who | Days |", "|---|---|---|"]
    rows += [
        f"| {rng.choice(TOPICS)} {rng.choice(ASPECTS)} | {rng.choice(FIRST)} | {rng.randint(1, 90)} |"
        for _ in range(rng.randint(4, 10))
    ]
    return "\n".join(rows)


def code(rng, bare):
    """A block of some ten lines in one of five languages."""
    language = rng.choice(LANGUAGES)
    names = [f"{rng.choice(ASPECTS)}_{rng.randint(1, 99)}" for _ in range(8)]

    def number():
        return rng.randint(1, 500)

    if language == "yaml":
        lines = ["# who is called"] + [
            line
            for name in names[:4]
            for line in (f"{name}:", f"  after: {number()}", f'  call: "{name}@handbook.example"')
        ]
    elif language == "bash":
        lines = (
            ["set -eu", f"for {names[0]} in *.csv; do"]
            + [f'  {name} --days {number()} "${names[0]}" || exit 1' for name in names[1:]]
            + ["done"]
        )
    elif language == "python":
        lines = [
            f"def {names[0]}({names[1]}, limit={number()}):",
            f'    """Counts {names[2]}."""',
            f"    {names[3]} = []",
        ]
        lines += [
            f"    for row in {names[1]}:",
            f'        if row["{names[4]}"] > limit:',
            f"            {names[3]}.append(row)",
        ]
        lines += [f"    return {{'{names[5]}': len({names[3]}), '{names[6]}': {number()}}}"]
    elif language == "json":
        lines = json.dumps({name: [number(), name, None, {"on": True}] for name in names[:2]}, indent=2).split("\n")
    else:
        lines = [
            f"select {names[0]}, count(*) as {names[1]}",
            f"from {names[2]}",
            f"join {names[3]} on {names[3]}.id = {names[2]}.id",
        ]
        lines += [
            f"where {names[4]} > {number()} and {names[5]} = 'open'",
            f"group by {names[0]}",
            f"order by {names[1]} desc;",
        ]
    fence = "text" if bare else language
    return "\n".join([f"```{fence}", *lines, "```"])


def png(number):
    """A picture of a few kilobytes."""
    wide, high = 240, 160
    rows = b"".join(bytes([0]) + bytes((x * (number + 2) ^ y * 3) & 255 for x in range(wide)) for y in range(high))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")
