"""A row's status as a paragraph a person can read out and be held to.

What comes in: a status, the duty and the names of actors. What goes out: sentences that say what
stands, on what it rests, what speaks against it and what would change it.
Refuses words above the standing: what is reported is reported, never "confirmed" (METHOD 8.5).
"""

from collections.abc import Iterable, Mapping, Sequence

from pactwatch.case.prose_sources import placed, tellers
from pactwatch.domain.agreement import Obligation
from pactwatch.domain.evidence import Bearing
from pactwatch.domain.status import (
    Continuity,
    ElementFinding,
    HostPart,
    Overlay,
    Standing,
    Status,
    Verdict,
)
from pactwatch.text.articles import with_article
from pactwatch.text.catalogue import say
from pactwatch.text.counts import enumerated
from pactwatch.weigh.descriptors import Counting, Descriptor
from pactwatch.weigh.verdict.parts import sides_told

_STANDS = {
    Standing.S0: "is shown by no usable statement",
    Standing.S1: "is reported",
    Standing.S2: "is corroborated",
    Standing.S3: "is established",
}
_CONTEST = {
    Overlay.DENIED_BY_PARTY: "{who} denies it{by}; a denial is recorded as a position and neither "
    "raises nor lowers what is reported.",
    Overlay.REBUTTED_IN_PART: "Part of it is rebutted{against}.",
    Overlay.CONTESTED: "A contrary claim stands as high{against}, so that no more than an "
    "allegation is possible until it is answered.",
    Overlay.DISPUTED_BY_ASSESSOR: "Another monitor, or a body without a side, says otherwise.",
    Overlay.INTEGRITY_CAUTION: "Some of it comes from a document in which a sentence is garbled; "
    "what that document paraphrases counts as reported and no more.",
    Overlay.DATE_VARIANCE: "The day computed from the text and the day the parties went by give "
    "different verdicts.",
}
# Verdicts that rest on no evidence, so that nothing can be taken from under them.
_SILENT = (Verdict.NOT_ASSESSED, Verdict.UNVERIFIABLE)


def paragraph(
    status: Status,
    obligation: Obligation,
    promisor: Iterable[str],
    names: Mapping[str, str],
    *,
    is_provisional: bool,
    as_of: str,
    sources: Sequence[Descriptor] = (),
) -> str:
    """The whole status in running text. `names` are shown names by actor id; `sources` describe
    the evidence that the status was made of."""
    names = {**names, **dict(status.called)}
    promisors = [with_article(name, obligation.text) for name in promisor]
    who = enumerated(promisors)
    sentences = [
        _opening(status, promisors, is_provisional, as_of),
        *_reason(status, obligation),
        *_elements(status.elements),
        *_assumptions(status),
        *_counts(status, names),
        *tellers(sources),
        *sides_told(status.parts, status.unassigned, is_doing=obligation.is_doing),
        *_split(status),
        *_contest(status, obligation, _denying(status, obligation, who), sources),
        *_attributes(status, who),
        *_beside(status, obligation, sources),
        *_flips(status, names),
        *_firmness(status),
    ]
    return " ".join(sentences)


def _opening(status: Status, promisors: Sequence[str], is_provisional: bool, as_of: str) -> str:
    label = say(f"verdict.{status.verdict.value}.label")
    meaning = say(f"verdict.{status.verdict.value}.help")
    kind = "provisional verdict on" if is_provisional else "verdict on"
    owing = f"{enumerated(promisors)} {'owes' if len(promisors) == 1 else 'owe'}"
    told = f"As of {as_of} the {kind} this duty, which {owing}, is “{label}”. {meaning}"
    if is_provisional and status.verdict not in _SILENT:
        told += " It is provisional as it also counts suggestions that nobody has decided yet."
    return told


def _split(status: Status) -> Iterable[str]:
    """Two origins, each on another of the sides that owe a duty, corroborate neither."""
    if status.unassigned or not status.parts:
        return
    best = max(part.standing for part in status.parts)
    act = max((e.standing for e in status.elements), default=best)
    if best.rank < Standing.S2.rank <= act.rank:
        yield "Of no one side is it corroborated by itself, so that it counts as reported."


def _reason(status: Status, obligation: Obligation) -> Iterable[str]:
    if status.verdict is Verdict.UNVERIFIABLE and obligation.unverifiable:
        yield f"The reason is: {obligation.unverifiable}."


def _elements(elements: Iterable[ElementFinding]) -> Iterable[str]:
    for e in elements:
        text = f"Element {e.n}, “{e.text.rstrip('.')}”,"
        if e.detail.startswith("met by the text itself"):
            yield f"{text} is settled by the text: {e.detail.split(': ', 1)[1]}."
        elif e.assumptions:
            noun = "assumption" if len(e.assumptions) == 1 else "assumptions"
            yield (
                f"{text} is said by no source in so many words and rests on {noun} "
                f"{enumerated(e.assumptions)}, which a reviewer may reject."
            )
        else:
            yield f"{text} {_STANDS[e.standing]}."


def _assumptions(status: Status) -> Iterable[str]:
    """What each assumption says, so that a reader can object to it."""
    labels: dict[str, list[str]] = {}
    for told in status.assumptions:
        label, _, text = told.partition(": ")
        labels.setdefault(text.rstrip("."), []).append(label)
    for text, same in labels.items():
        noun, verb = ("Assumption", "is") if len(same) == 1 else ("Assumptions", "each say")
        yield f"{noun} {enumerated(same)} {verb} this: {text}."


def _counts(status: Status, names: Mapping[str, str]) -> Iterable[str]:
    if not status.n_max:
        return
    told = enumerated([names.get(origin, origin) for origin in status.origins])
    by = f": {told}" if told else ""
    if status.n_max == 1 and len(status.origins) <= 1:
        shown = (
            "whose independence and grade are shown"
            if status.n_min
            else "which nobody has graded or which is reported only"
        )
        yield f"The act rests on one origin, {shown}{by}."
        return
    origins = _number(status.n_max, "origin")
    if status.n_min == status.n_max:
        yield f"The act rests on {origins}, all shown to be independent{by}."
        return
    shown = "none" if not status.n_min else str(status.n_min)
    are = "is" if status.n_min == 1 else "are"
    yield f"The act rests on at most {origins}, of which {shown} {are} shown to be independent{by}."
    if len(status.origins) > status.n_max:
        yield "Sides with an interest in it being believed count as one, however many they are."


def _denying(status: Status, obligation: Obligation, who: str) -> str:
    """Who denies: of several sides those alone that did, and that it is told of."""
    denying = [part for part in status.parts if part.is_denied]
    told_of = [part for part in denying if part.standing is not Standing.S0] or denying
    sides = [with_article(part.side, obligation.text) for part in told_of]
    return enumerated(sides) or who


# On a duty to do the contrary claim is that it was not done, and a denial is of what tells
# against it.
_CONTEST_OF_DOING = {
    Overlay.DENIED_BY_PARTY: "{who} denies conduct that tells against it here{by}; a denial is "
    "recorded as a position and neither raises nor lowers what is reported.",
    Overlay.REBUTTED_IN_PART: "It is said too that it was not done, or not all{against}.",
    Overlay.CONTESTED: "A claim that stands as high says that it was not done, or not "
    "all{against}, so that it is not held to be done in full.",
}


def _contest(
    status: Status, obligation: Obligation, who: str, sources: Sequence[Descriptor]
) -> Iterable[str]:
    is_doing = obligation.is_doing
    told = {**_CONTEST, **(_CONTEST_OF_DOING if is_doing else {})}
    by = placed([s for s in sources if not s.is_beside], Bearing.DENIES)
    against = placed(_counting(sources), Bearing.REBUTS)
    for overlay in status.overlays:
        if overlay in told:
            yield _capital(_agreeing(told[overlay], who).format(who=who, by=by, against=against))
    is_said = not {Overlay.CONTESTED, Overlay.REBUTTED_IN_PART}.isdisjoint(status.overlays)
    if is_doing and against and status.level in (1, 2) and not is_said:
        yield f"It is told too that a part is left undone{against}."


def _counting(sources: Iterable[Descriptor]) -> list[Descriptor]:
    return [s for s in sources if s.counting is not Counting.NOTHING]


_CONTINUITY = {
    Continuity.SINGLE: "It is told of as one occasion.",
    Continuity.REPEATED: "It is told of as having happened more than once.",
    Continuity.CONTINUING: "It is told of as lasting.",
    Continuity.CEASED: "A source other than the promisor says that it has ended.",
}
_PARTS = {
    HostPart.PROHIBITED_BUT_INADEQUATE: "acts against it, and it is told of all the same",
    HostPart.PROHIBITED: "acts against it",
    HostPart.IGNORED: "permits or knows it, and is not said to do more",
    HostPart.SHAPED: "helps",
    HostPart.ORDERED: "orders it",
    HostPart.ROGUE_ELEMENTS: "has lost command of those who do it",
    HostPart.EXECUTED: "does it itself",
    HostPart.INTEGRATED: "acts as one with those it concerns",
}


def _attributes(status: Status, who: str) -> Iterable[str]:
    """Once or lasting, and the host's part; what nobody says is not said here either."""
    if status.n_max and status.continuity in _CONTINUITY:
        yield _CONTINUITY[status.continuity]
    if status.n_max and status.host_part in _PARTS:
        yield f"As told, {who} {_PARTS[status.host_part]}."


def _beside(status: Status, obligation: Obligation, sources: Sequence[Descriptor]) -> Iterable[str]:
    against = placed(_counting(sources), Bearing.UNDERCUTS)
    if obligation.is_doing and against:
        yield f"What one would not expect had it been done is told too{against}."
    if status.mitigation:
        yield "What is told of the promisor restraining others stands beside and lowers nothing."
    if status.quarantined:
        held = _number(len(status.quarantined), "sentence")
        yield f"{held.capitalize()} about this conduct stands quarantined and counts for nothing."


def _flips(status: Status, names: Mapping[str, str]) -> Iterable[str]:
    if status.verdict in _SILENT:
        return
    ways: dict[str, list[str]] = {}
    for flip, to in zip(status.flip_set, status.flips_to, strict=True):
        ways.setdefault(say(f"verdict.{to.value}.label"), []).append(_way(flip, names))
    if ways:
        told = "; and ".join(f"“{to}” {', or '.join(how)}" for to, how in ways.items())
        yield f"The verdict would be {told}."
    else:
        yield "No single removal and no pair of removals changes the verdict."


def _way(flip: Sequence[str], names: Mapping[str, str]) -> str:
    """ "without X and Y together", "without X if assumption A-1 were rejected too"."""
    told = [one.partition(":") for one in flip]
    gone = [names.get(name, name) for kind, _, name in told if kind != "assumption"]
    labels = [name for kind, _, name in told if kind == "assumption"]
    together = " together" if len(gone) > 1 else ""
    without = [f"without {enumerated(gone)}{together}"] if gone else []
    noun = "assumption" if len(labels) == 1 else "assumptions"
    too = " too" if gone else ""
    rejected = [f"if {noun} {enumerated(labels)} were rejected{too}"] if labels else []
    return " ".join((*without, *rejected))


_FRESHNESS = {
    "CURRENT": "The newest event behind it is current.",
    "AGEING": "The newest event behind it is ageing, and nothing newer was found.",
    "STALE": "The newest event behind it is stale, so that the verdict is given as last known.",
}


def _firmness(status: Status) -> Iterable[str]:
    if status.verdict in _SILENT:
        return
    if status.freshness:
        yield _FRESHNESS[status.freshness]
    reasons = "; ".join(status.confidence_reasons)
    yield f"Confidence is {status.confidence.lower()}: {reasons}."


def _agreeing(sentence: str, who: str) -> str:
    """Two sides deny, one denies."""
    return sentence.replace("{who} denies", "{who} deny") if " and " in who else sentence


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _number(n: int, noun: str) -> str:
    return f"one {noun}" if n == 1 else f"{n} {noun}s"
