"""A small invented case, and a reader without a model: one shape of sentence is a statement.

The Corran Front promises Meridia not to shelter the Ashen Circle and to open a road by a day;
Meridia promises to withdraw. Dana Quill's Orlan Panel watches. Everything is fiction.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pactwatch.domain.actor import Actor
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook, Prototype
from pactwatch.domain.document import Document
from pactwatch.domain.flag import Flag, FlagCode, Severity
from pactwatch.domain.ids import content_id
from pactwatch.domain.reading import DateMention, Extraction, Lead, Name
from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.domain.span import Span
from pactwatch.domain.statement import (
    ChainNode,
    EvidenceState,
    Factuality,
    QuoteType,
    Speaker,
    SpeakerStatus,
    SpeechAct,
    Statement,
)
from pactwatch.pipeline import WorkingCase, make_case

MODEL = "reader-without-a-model 1"
START = datetime(2031, 5, 1, 12, tzinfo=UTC)

AGREEMENT = """\
id = "lake-accord"
title = "Lake Accord"
signed = 2030-03-01
parties = ["corran", "meridia"]
territory = ["Osteria"]
version = "1"

[[actor]]
id = "corran"
names = ["Corran Front", "the Front"]
kind = "ARMED_GROUP"
role = "MONITORED_PARTY"
areas = ["Osteria"]

[[actor]]
id = "meridia"
names = ["Meridia"]
kind = "GOVERNMENT"
role = "ADVERSARY"

[[actor]]
id = "ashen"
names = ["Ashen Circle", "the Circle"]
kind = "ARMED_GROUP"
role = "TARGET"

[[actor]]
id = "quill"
names = ["Dana Quill"]
kind = "PERSON"
role = "MONITOR"

[[obligation]]
id = "C-1"
title = "Give the Ashen Circle no shelter"
text = "The Front gives the Ashen Circle no shelter in the districts it holds."
promisor = ["corran"]
beneficiary = ["meridia"]
target = ["ashen"]
polarity = "REFRAIN"
kind = "ABSTENTION"
since = "2030-03-01"
context = ["HOST.PRESENCE", "TIES.*"]

[[obligation.element]]
n = 1
type = "ACTOR"
text = "The sheltered are of the Circle"
satisfied_by_text = "The accord names the Circle"

[[obligation.element]]
n = 2
type = "ACT"
text = "Shelter"
codes = ["HOST.SHELTER"]

[[obligation.element]]
n = 3
type = "PLACE_SCOPE"
text = "In a district the Front holds"

[[obligation.element]]
n = 4
type = "TIME_SCOPE"
text = "On or after 1 March 2030"

[[obligation]]
id = "M-1"
title = "Withdraw from Osteria"
text = "Meridia withdraws its soldiers from Osteria by 1 September 2031."
promisor = ["meridia"]
beneficiary = ["corran"]
polarity = "DO"
kind = "RESULT"
performs = ["MIL.WITHDRAW"]

[obligation.deadline]
computed = "2031-09-01"
basis = "18 months after signing"

[[obligation.element]]
n = 1
type = "ACT"
text = "Withdrawal"
codes = ["MIL.WITHDRAW"]
"""

SHELTER = (
    "Dana Quill said that the Front sheltered the Circle in Osteria on 4 April 2031. "
    "The weather was fair."
)
DENIAL = "Corran Front denied that the Front sheltered the Circle in Osteria on 4 April 2031."
SECOND = "Meridia said that the Front sheltered the Circle in Osteria on 4 April 2031, again."
LEAVING = "Meridia said that its soldiers withdrew from Osteria on 20 April 2031."
SMOKE = (
    "Smoke rose over huts in the Front's hills. Smoke maybe rose at Tor, too. Smoke is no guest."
)
GARBLED = "Dana Quill said that Dana Quill trains gunmen for the Circle."

_SAYING = re.compile(r"(?P<who>[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>said|denied) that (?P<what>[^.]+)\.")
_CLAIMS: dict[str, tuple[str, str, str]] = {
    "sheltered": ("HOST.SHELTER", "Corran Front", "Ashen Circle"),
    "withdrew": ("MIL.WITHDRAW", "Meridia", "Osteria"),
}


class Clock:
    """A clock that stands still until it is told to move."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


def read(
    document: Document,
    codebook: Codebook,
    *,
    actors: Sequence[Actor] = (),
    events: Mapping[str, str] | None = None,
    threads: int = 1,
    prototypes: Sequence[Prototype] = (),
) -> Extraction:
    """What extract() gives, found by one pattern instead of a model."""
    found = tuple(_statement(document, match) for match in _SAYING.finditer(document.text))
    dates = tuple(
        DateMention(m.start(), m.end(), m.group(), "2031-04-04", "DATE", "2031-04-04")
        for m in re.finditer(r"4 April 2031", document.text)
    )
    names = tuple(
        Name(m.start(), m.end(), m.group(), "PERSON")
        for m in re.finditer("Dana Quill", document.text)
    )
    leads = tuple(
        Lead("HOST.SHELTER", *m.span(), -0.5 if "maybe" in m.group() else 0.5, "no" in m.group())
        for m in re.finditer(r"Smoke [^.]*\.", document.text)
    )
    return Extraction(document.id, MODEL, names, dates, found, leads=leads)


def _statement(document: Document, match: "re.Match[str]") -> Statement:
    def span(group: str) -> tuple[Span, ...]:
        return (Span.of(document.text, *match.span(group)),)

    who, what, is_denied = match["who"], match["what"], match["cue"] == "denied"
    is_garbled = f"{who} trains" in what
    status = SpeakerStatus.NAMED if who == "Dana Quill" else SpeakerStatus.ORGANISATION
    reason = f"{who} monitors this conduct and cannot be the one who does it."
    return Statement(
        id=content_id("st", document.id, match.span("what")),
        document_id=document.id,
        content=span("what"),
        speaker=Speaker(who, status, mention=who, organisation=None),
        cue=span("cue"),
        source=span("who"),
        chain=(ChainNode(who, "speaker"),),
        quote_type=QuoteType.INDIRECT,
        speech_act=SpeechAct.DENY if is_denied else SpeechAct.ASSERT,
        factuality=Factuality.CERTAIN_NEG if is_denied else Factuality.CERTAIN_POS,
        claims=() if is_garbled else _claims(what, is_denied),
        proposed=(Claim("ENABLE.TRAIN_CAMP", agent=("Circle",)),) if is_garbled else (),
        state=EvidenceState.QUARANTINED if is_garbled else EvidenceState.USABLE,
        flags=(Flag(FlagCode.ROLE_CONFLICT, Severity.BLOCK, reason),) if is_garbled else (),
        confidence=0.9,
    )


def _claims(what: str, is_denied: bool) -> tuple[Claim, ...]:
    day = re.search(r"(\d+) April 2031", what)
    return tuple(
        Claim(
            code,
            agent=(agent,),
            counterpart=(other,),
            place="Osteria",
            when=f"2031-04-{int(day[1]):02}" if day else None,
            when_basis="STATED" if day else None,
            polarity=Polarity.NEGATIVE if is_denied else Polarity.POSITIVE,
        )
        for word, (code, agent, other) in _CLAIMS.items()
        if word in what
    )


def new_case(root: Path, clock: Clock, *, person: str = "Asha Venn") -> WorkingCase:
    """A case with the small agreement, opened."""
    agreement = root.with_name(f"{root.name}-lake.toml")
    agreement.write_text(AGREEMENT, "utf-8")
    return make_case(root, [str(agreement)], person=person, clock=clock)


def put(case: WorkingCase, folder: Path, name: str, text: str, published: date) -> str:
    """Add one text; the id of its document."""
    path = folder / name
    path.write_text(text, "utf-8")
    report = case.add(path, published=published)
    assert not report.skipped
    return report.ids[0]


def decide_all(case: WorkingCase, action: Action, obligation: str | None = None) -> int:
    """Accept or reject every open suggestion of evidence; how many."""
    items = [i for i in case.queue(obligation) if i.kind is not TargetKind.STATEMENT]
    for item in items:
        case.decide(Decision(item.kind, item.target_id, action, "read against the text"))
    return len(items)
