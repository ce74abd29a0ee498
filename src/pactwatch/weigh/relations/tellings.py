"""A statement in, what comparing it with another needs out: its words as a passage, its claims.

The words are those of the content, behind the cue where that denies ("denied that"). Where a
statement holds several sentences, the two that share most are compared. Whether a "no" is the
speaker's own is known from the statement, and that it is no plan; neither is guessed from the
words. Refuses statements that
put nothing forward as being so.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import product

from pactwatch.domain.span import joined
from pactwatch.domain.statement import EvidenceState, Mode, SpeechAct, Statement
from pactwatch.text.edtf import bounds
from pactwatch.text.sentences import sentences
from pactwatch.weigh.names.names import NameBook
from pactwatch.weigh.passages.commonness import ALONE, Commonness
from pactwatch.weigh.passages.passages import Passage, read_passage
from pactwatch.weigh.relations.coded import Said
from pactwatch.weigh.relations.meeting import Meeting
from pactwatch.weigh.relations.pair import Reader
from pactwatch.weigh.relations.relations import Related, relate

__all__ = [
    "Telling",
    "compare",
    "is_put_forward",
    "may_differ",
    "said_in",
    "said_on_day",
    "telling_of",
]

# Acts that put nothing forward as being so: they contradict nobody.
_NO_CLAIM = {
    SpeechAct.QUESTION,
    SpeechAct.URGE,
    SpeechAct.PLEDGE,
    SpeechAct.ORDER,
    SpeechAct.THREATEN,
    SpeechAct.EXPECT,
    SpeechAct.NON_ASSESSMENT,
    SpeechAct.NEITHER_CONFIRM_NOR_DENY,
}
# A copy with one fact twisted shares more content words than this.
_ALIKE = 5
# Longer statements are compared by their first sentences only.
_MOST_SENTENCES = 6


@dataclass(frozen=True)
class Telling:
    """What somebody told, sentence by sentence; `said` are its claims."""

    passages: tuple[Passage, ...]
    said: tuple[Said, ...]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Content words of all of it."""
        return frozenset(stem for passage in self.passages for stem in passage.stems)

    @cached_property
    def facts(self) -> frozenset[str]:
        """Of which kinds it tells what another may tell otherwise without a "no"."""
        is_counted = any(p.whole or any(not c.is_day for c in p.counts) for p in self.passages)
        kinds = {
            "count": is_counted or any(s.claim.quantity for s in self.said),
            "day": any(p.days for p in self.passages),
            "origin": any(p.origins for p in self.passages),
            "holder": any(p.holders for p in self.passages),
            "teller": any(p.teller for p in self.passages),
        }
        return frozenset(kind for kind, is_told in kinds.items() if is_told)


def may_differ(a: Telling, b: Telling) -> bool:
    """Whether two that say yes, or both no, tell anything that can be told otherwise."""
    return not a.facts.isdisjoint(b.facts) or len(a.stems & b.stems) >= _ALIKE


def compare(
    a: Telling,
    b: Telling,
    met: Iterable[Meeting] = (),
    pool: Commonness = ALONE,
    reader: Reader | None = None,
) -> Related:
    """How b stands to a, by their words and by the claims of theirs that have `met`. The order is
    that of time; `pool` tells how common words are among all that is compared, `reader` how sure
    it is that both are of one matter."""
    one, other = _nearest(a.passages, b.passages)
    return relate(one, other, met, pool, reader)


def is_put_forward(statement: Statement) -> bool:
    """Whether a statement says that something is or is not so, and may be used."""
    is_to_come = {Mode.FUTURE, Mode.HYPOTHETICAL} & set(statement.modes)
    is_usable = statement.state is EvidenceState.USABLE and not _is_command(statement)
    return is_usable and not is_to_come and statement.speech_act not in _NO_CLAIM


# "Don't even get me started": who tells others not to says nothing of what is so.
_COMMAND = re.compile(r"[“\"']?(?:please )?(?:don['’]t|do not|let['’]?s)\b", re.IGNORECASE)


def _is_command(statement: Statement) -> bool:
    return bool(_COMMAND.match(joined(statement.content)))


def said_in(
    statements: Iterable[Statement], book: NameBook | None = None, published: date | None = None
) -> tuple[Said, ...]:
    """The claims of the statements that put something forward."""
    told = (s for s in statements if is_put_forward(s))
    return tuple(Said(s, claim, book, published) for s in told for claim in s.claims)


def telling_of(
    statement: Statement, published: date | None = None, book: NameBook | None = None
) -> Telling:
    """A statement as it is compared; `published` is the day of its document."""
    said = said_in([statement], book, published)
    own = statement.speech_act is SpeechAct.DENY or any(s.is_of_own for s in said)
    read = _passages(_words_of(statement), said_on_day(statement, published))
    return Telling(tuple(replace(p, is_own=own, is_plan=False) for p in read), said)


def _words_of(statement: Statement) -> str:
    cue = statement.cue if statement.speech_act is SpeechAct.DENY else ()
    return " ".join(" ".join(joined(spans) for spans in (cue, statement.content)).split())


def said_on_day(statement: Statement, published: date | None) -> date | None:
    """The day a statement was made, else that of its document."""
    said_on = bounds(statement.said_on)[0] if statement.said_on else None
    return said_on or published


@lru_cache(maxsize=16_384)
def _passages(text: str, published: date | None) -> tuple[Passage, ...]:
    found = [text[s:e] for s, e in sentences(text)][:_MOST_SENTENCES]
    return tuple(read_passage(part, published) for part in found or [text])


def _nearest(a: tuple[Passage, ...], b: tuple[Passage, ...]) -> tuple[Passage, Passage]:
    return max(product(a, b), key=lambda two: len(two[0].stems & two[1].stems))
