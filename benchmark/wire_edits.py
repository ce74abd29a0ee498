"""What a desk does to wire copy, as operators: text and a seeded Random in, the edited text out.

`COPIES` keep the story's own sentences; `REWRITES` put most sentences in other words too. They know
nothing of how lineage is found. Refuses to be realistic about everything: no operator shortens a
sentence or merges two, so figures on built pairs are upper bounds for real rewriting.
"""

import re
from collections.abc import Callable
from random import Random

from pactwatch.text.sentences import sentences

__all__ = ["COPIES", "REWRITES", "Edit", "paragraphs"]

Edit = Callable[[str, Random], str]

# A sentence of the house is put together anew each time: with a handful of fixed ones, short texts
# of different stories would share more with each other than with what they were made from.
_WHO = """
shopkeepers
teachers
a retired judge
two farmers
the ferry crew
a student of law
our readers
the parish council
nurses at the clinic
a former envoy
the football club
librarians
a baker's widow
the youth choir
local builders
a taxi driver
""".strip().splitlines()
_DID = """
followed the news by radio
wrote to this paper at once
gathered on the quay
had seen it coming
asked for patience
lit candles at the gate
remembered worse winters
shook their heads
planned an evening of debate
called it overdue
hoped for calm
wanted to hear more
feared for relatives
had little to add
""".strip().splitlines()
_WHERE = """
in Brennick
by the old mill
at the weekly market
near the upper lock
in Sallow Street
after the evening service
over breakfast
at the harbour office
beside the ring road
on the tram
in the reading room
behind the granary
""".strip().splitlines()
_BYLINES = (
    "By Ansel Moor, Lakeside Courier",
    "From our correspondent in Brennick",
    "(NORTHLINE) -",
)
# Common words of news and another for each; both directions are used.
_SYNONYMS = [
    "said:stated",
    "killed:slain",
    "people:persons",
    "government:administration",
    "officials:functionaries",
    "attack:assault",
    "began:started",
    "big:large",
    "also:likewise",
    "however:nevertheless",
    "many:numerous",
    "near:close",
    "about:roughly",
    "after:following",
    "because:since",
    "before:prior",
    "several:various",
    "show:indicate",
    "shows:indicates",
    "told:informed",
    "would:should",
    "help:aid",
    "leader:chief",
    "leaders:chiefs",
    "country:nation",
    "countries:nations",
    "children:youngsters",
    "police:officers",
    "troops:soldiers",
    "injured:wounded",
    "died:perished",
    "city:town",
    "report:account",
    "reports:accounts",
    "workers:employees",
    "company:firm",
    "companies:firms",
    "talks:negotiations",
    "deal:agreement",
    "plan:scheme",
    "plans:schemes",
    "asked:requested",
    "called:named",
    "want:wish",
    "wanted:wished",
    "against:versus",
    "under:below",
    "over:across",
    "during:throughout",
    "while:whilst",
    "but:yet",
    "only:merely",
    "still:yet",
    "new:fresh",
    "early:initial",
    "first:initial",
    "last:final",
    "public:open",
    "statement:declaration",
    "problem:difficulty",
    "problems:difficulties",
    "president:head",
    "minister:secretary",
    "building:structure",
    "home:house",
    "homes:houses",
    "money:cash",
    "major:leading",
    "saw:observed",
    "found:discovered",
    "made:produced",
    "took:seized",
    "went:travelled",
    "came:arrived",
    "gave:handed",
    "used:employed",
    "including:among",
    "added:continued",
    "according:owing",
    "week:fortnight",
    "spokesman:representative",
    "warned:cautioned",
    "expected:anticipated",
    "believed:thought",
    "area:zone",
    "areas:zones",
    "support:backing",
    "decision:ruling",
    "number:figure",
    "numbers:figures",
    "military:army",
    "security:safety",
    "international:global",
    "local:regional",
    "reached:attained",
    "increase:rise",
    "increased:rose",
    "reduce:cut",
]
_OTHER: dict[str, str] = {}
for _pair in _SYNONYMS:
    _one, _two = _pair.split(":")
    _OTHER.setdefault(_one, _two)
    _OTHER.setdefault(_two, _one)


def paragraphs(text: str) -> list[str]:
    """Blocks between blank lines; a text in one block is cut into three sentences each."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]
    if len(blocks) > 2:
        return blocks
    found = [text[start:end] for start, end in sentences(text)]
    return [" ".join(found[i : i + 3]) for i in range(0, len(found), 3)]


def _put(blocks: list[str]) -> str:
    return "\n\n".join(blocks)


def _of_the_house(random: Random) -> str:
    one, two = random.sample(_WHO, 2), random.sample(_DID, 2)
    begin = one[0][0].upper() + one[0][1:]
    return f"{begin} {two[0]} {random.choice(_WHERE)}, while {one[1]} {two[1]}."


def truncate(text: str, random: Random) -> str:
    """Cut from below, as a desk does: two fifths to four fifths stay."""
    blocks = paragraphs(text)
    return _put(blocks[: max(2, round(len(blocks) * random.uniform(0.4, 0.8)))])


def new_lede(text: str, random: Random) -> str:
    """The first paragraph goes, a sentence of the house comes."""
    return _put([_of_the_house(random), *paragraphs(text)[1:]])


def swap_byline(text: str, random: Random) -> str:
    """The paper's own byline over it."""
    return _put([random.choice(_BYLINES), text])


def reorder(text: str, random: Random) -> str:
    """Everything below the first paragraph in another order."""
    first, *rest = paragraphs(text)
    random.shuffle(rest)
    return _put([first, *rest])


def insert_local(text: str, random: Random) -> str:
    """Two sentences for the paper's own readers."""
    blocks = paragraphs(text)
    for _ in range(2):
        blocks.insert(random.randint(1, len(blocks)), _of_the_house(random))
    return _put(blocks)


def put_in_other_words(text: str, random: Random) -> str:
    """Every known word in other words, quotations left as they are, one sentence in five gone."""
    found = [text[start:end] for start, end in sentences(text)]
    kept = [s for s in found if "“" in s or '"' in s or random.random() > 0.2]
    return " ".join(s if "“" in s or '"' in s else _reworded(s) for s in kept)


def _reworded(sentence: str) -> str:
    return re.sub(r"[A-Za-z]+", lambda m: _OTHER.get(m.group().casefold(), m.group()), sentence)


def rework(text: str, random: Random) -> str:
    """Other words, cut, a lede of the house, local sentences: all at once."""
    for edit in (truncate, new_lede, put_in_other_words, insert_local):
        text = edit(text, random)
    return text


COPIES: dict[str, Edit] = {
    "truncate": truncate,
    "new lede": new_lede,
    "byline": swap_byline,
    "reorder": reorder,
    "local insert": insert_local,
}
REWRITES: dict[str, Edit] = {"other words": put_in_other_words, "reworked": rework}
