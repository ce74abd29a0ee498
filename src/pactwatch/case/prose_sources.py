"""Source descriptors in, the words for who tells something, through whom, when and how they know.

Refuses to say that what is told is so: whoever reports, reports (METHOD 8.5).
"""

from collections.abc import Iterable, Sequence

from pactwatch.domain.evidence import Access, Bearing, Interest
from pactwatch.domain.statement import EpistemicBasis, SpeechAct
from pactwatch.weigh.descriptors import Counting, Descriptor
from pactwatch.weigh.evidence.groups import origins
from pactwatch.weigh.origins.called import NO_PUBLISHER

__all__ = ["counted_as", "placed", "tellers"]

# A paragraph names so many origins one by one; all of them stand under the evidence.
_NAMED = 6

_KNOWN = {
    EpistemicBasis.FIRSTHAND_OBSERVED: "from what was seen",
    EpistemicBasis.PARTICIPANT_SELF_KNOWLEDGE: "from having part in it",
    EpistemicBasis.DOCUMENT: "from a document or picture",
    EpistemicBasis.INTELLIGENCE_UNSPECIFIED: "from intelligence that is not described",
    EpistemicBasis.TOLD_BY_OTHERS: "from what others told",
    EpistemicBasis.INFERENCE: "as a conclusion drawn",
    EpistemicBasis.COMMON_BACKGROUND: "as common knowledge",
    EpistemicBasis.UNSTATED: "without saying how it is known",
}
_GAIN = {
    Interest.DISINTERESTED: "with no side in the case",
    Interest.ADVERSE_INTERESTED: "with an interest in its being believed",
    Interest.AGAINST_INTEREST: "against its own side's interest",
    Interest.SELF_SERVING: "in its own favour",
    Interest.UNKNOWN: "with an interest that is not on record",
}
_VERBS = {SpeechAct.ADMIT: "admit", SpeechAct.ALLEGE: "allege"}
_ORDER = (Counting.N_MIN, Counting.N_MAX, Counting.NOTHING)


def tellers(sources: Sequence[Descriptor]) -> Iterable[str]:
    """A sentence for each origin behind the act, by its strongest telling."""
    best = _first_of_each(s for s in sources if s.is_act and s.counting is not Counting.NOTHING)
    for told in best[:_NAMED]:
        yield _sentence(told)
    if (rest := len(best) - _NAMED) > 0:
        yield f"{origins(rest).capitalize()} more told of it, as listed under the evidence."


def placed(sources: Iterable[Descriptor], *bearings: Bearing) -> str:
    """ " (Hamid Sorre in Coast Wire of 2032-04-12)": who tells what bears so, and where."""
    best = _first_of_each(s for s in sources if s.bearing in bearings)
    told = [f"{s.speaker or s.called} {_where(s)}" for s in best[:_NAMED]]
    more = [f"{len(best) - _NAMED} more"] if len(best) > _NAMED else []
    return f" ({'; '.join([*told, *more])})" if told else ""


def counted_as(told: Descriptor) -> str:
    """What one piece of evidence counts for, and everything it is judged by."""
    is_nothing = told.counting is Counting.NOTHING
    towards = "counts for nothing" if is_nothing else f"counts towards {told.counting}"
    grade = "cannot be graded" if told.grade == "F" else f"grade {told.grade}"
    said = "".join(f"; {word}" for word in _appraised(told))
    return (
        f"{_plain(told.interest)}: {told.why}; access {_plain(told.access)}, {_known(told)}; "
        f"{grade}{said}; {towards}: {told.because}."
    )


def _appraised(told: Descriptor) -> Iterable[str]:
    """What people say of how far it can be relied on."""
    if told.is_record:
        yield "authenticated as the act's own record"
    if told.is_checked:
        yield "compared with what it comes from"
    if told.credibility is not None:
        yield f"credibility {told.credibility}"


def _plain(code: str) -> str:
    """A code as one says it: "against interest"."""
    return code.replace("_", " ").lower()


def _first_of_each(sources: Iterable[Descriptor]) -> list[Descriptor]:
    """Of each origin the telling that counts most, at first hand before others, the earliest."""
    found: dict[str, Descriptor] = {}
    for told in sorted(sources, key=_rank):
        found.setdefault(told.origin, told)
    return list(found.values())


def _rank(told: Descriptor) -> tuple[int, bool, str, str]:
    is_indirect = told.access is not Access.DIRECT
    return _ORDER.index(told.counting), is_indirect, str(told.published or "9999"), told.link


def _sentence(told: Descriptor) -> str:
    """ "Sarrow Mission (Ada Quill) reports it in Coast Wire of 2032-04-12, from what was seen"."""
    verb = _VERBS.get(told.act, "report")
    by = f" ({told.speaker})" if told.speaker else ""
    day = f", for {told.happened}," if told.happened and "/" not in told.happened else ""
    says = verb if told.is_plural else f"{verb}s"
    how = f"{_known(told)} and {_GAIN[told.interest]}"
    return f"{told.called[:1].upper()}{told.called[1:]}{by} {says} it{day} {_where(told)}, {how}."


def _known(told: Descriptor) -> str:
    if told.access is Access.DIRECT and told.basis is EpistemicBasis.UNSTATED:
        return "as one of the side that it tells of"
    return _KNOWN[told.basis]


def _where(told: Descriptor) -> str:
    """ "in Bray Times of 2032-04-12, after Coast Wire"; a body's own paper is "on" a day."""
    day = str(told.published) if told.published else ""
    named = [name for name in told.through if not told.called.startswith(name)]
    if not named:
        return f"on {day}" if day else "on a day that is not known"
    paper, *before = named
    dated = f"{paper} of {day}" if day else f"{paper}, undated"
    if paper == NO_PUBLISHER:
        dated = f"a document of {day or 'no known day'} whose publisher is not on record"
    return f"in {dated}{f', after {_both(before)}' if before else ''}"


def _both(names: Sequence[str]) -> str:
    return " and ".join(names)
