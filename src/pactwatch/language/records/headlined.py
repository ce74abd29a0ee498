"""A headline that ends with a colon and a voice in, a draft of the voice's out.

Shapes, as data: "Army shelled Orsk: mayor", "Army admits shelling Orsk: minister", "Guns withdrawn
from valley: UN mission". Refuses a line without a verb before the colon ("Clashes in Orsk: mayor"),
one that ends in a mark, and a tail that is a place or a thing ("Front leaves Orsk: live updates").
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pactwatch.language.grammar.engine import Parsed
from pactwatch.language.grammar.syntax import sentence_over, tokens_between
from pactwatch.language.model.drafts import Draft
from pactwatch.language.names.names import bare
from pactwatch.language.names.offices import office_class
from pactwatch.language.records.issuer import is_heading
from pactwatch.language.records.signed import SIGNED
from pactwatch.language.words.lexicon import phrases
from pactwatch.language.words.ranges import Range, among, covered, overlaps, trim

__all__ = ["with_headlined"]

_HEADLINE = re.compile(
    r"(?P<words>[^:\n“”\"?]{12,140}):[ \t]+(?P<who>[\w’'.-]+(?: [\w’'.-]+){0,4})"
)
_SCORE = 0.8  # print, as a signature; a guess, read as a rank only
# A paper or its sources, as headlines call them.
_UNNAMED = frozenset({"report", "reports", "source", "sources", "media", "official", "officials"})


def with_headlined(text: str, drafts: Sequence[Draft], parsed: Parsed) -> list[Draft]:
    """The drafts, and one for each headline that ends with who says it."""
    found = list(drafts)
    for paragraph in parsed.paragraphs:
        line = _HEADLINE.fullmatch(text, *trim(text, *paragraph))
        if line is None or not is_heading(text, paragraph, parsed.paragraphs):
            continue
        who, words = line.span("who"), line.span("words")
        is_taken = any(covered(who, (*d.source, *d.content, *d.cue)) for d in found)
        if not is_taken and _is_voice(text, who, parsed) and _is_told(words, parsed):
            found = _through(found, words, who)
    return found


def _through(drafts: list[Draft], words: Range, who: Range) -> list[Draft]:
    """The reports of a headline through who ends it ("Army admits X"); else the whole is his."""
    inner = [
        d for d in drafts if d.source and d.cue and overlaps(d.whole, words) and not d.carriers
    ]
    if not inner:
        return [*drafts, Draft((words,), (), (who,), (), _SCORE, SIGNED)]
    return [replace(d, carriers=(who,)) if d in inner else d for d in drafts]


def _is_voice(text: str, who: Range, parsed: Parsed) -> bool:
    """Whether the last word of a tail is an office, a word for people or a body, or a name."""
    name = next((n for n in among(parsed.names, *who) if n.end == who[1]), None)
    if name is not None:
        return name.kind != "LOC"
    last = bare(text[slice(*who)]).split()[-1]
    called = phrases("organisations", "bodies") | _UNNAMED
    people = phrases("titles", "anonymous", "single") | phrases("titles", "anonymous", "plural")
    return bool(office_class(last)) or last in called | people


def _is_told(words: Range, parsed: Parsed) -> bool:
    """Whether a verb stands there, behind the first word."""
    sentence = sentence_over(parsed.sentences, *words)
    inside = tokens_between(sentence, *words) if sentence else ()
    return any(t.upos == "VERB" for t in inside[1:])
