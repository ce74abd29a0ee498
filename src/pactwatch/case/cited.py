"""The evidence of a row in, lines a person can check out: which way each bears, who decided, where.

Every statement that is linked to the row is told, for and against alike, so that a verdict can be
read against all that is on record and not only what carries it. Weighs nothing.
"""

from collections.abc import Iterable, Mapping, Sequence

from pactwatch.case.leads import FoundLead
from pactwatch.case.rows import LinkedEvidence
from pactwatch.domain.evidence import Bearing, ReviewState
from pactwatch.domain.span import as_quoted
from pactwatch.domain.statement import Statement
from pactwatch.text.catalogue import say
from pactwatch.weigh.bearing.untied import Untied

__all__ = [
    "cite",
    "evidence_lines",
    "lead_lines",
    "untied_lines",
    "why_lead",
    "why_untied",
]

# Of the leads of a duty the likeliest: two of three are none (docs/accuracy-codes.md).
MOST_LEADS = 5

# Bearings in the order a reader asks for them, each with its heading.
_HEADINGS: tuple[tuple[Bearing, str], ...] = (
    (Bearing.SUPPORTS_BREACH, "that the duty was broken"),
    (Bearing.SUPPORTS_PERFORMANCE, "that the duty was done"),
    (Bearing.REBUTS, "against"),
    (Bearing.UNDERCUTS, "weakens other evidence"),
    (Bearing.DENIES, "a denial"),
    (Bearing.MITIGATES, "mitigates"),
    (Bearing.CONTEXT, "context"),
    (Bearing.NEUTRAL, "neutral"),
)
_STATES = {
    ReviewState.PROPOSED: "suggested, nobody has decided",
    ReviewState.ACCEPTED: "accepted",
    ReviewState.REJECTED: "rejected, counts for nothing",
}


def evidence_lines(
    linked: Sequence[LinkedEvidence],
    others: Iterable[Statement],
    places: Mapping[str, str],
    counted: Mapping[str, str],
) -> list[str]:
    """Each piece once with its words; `places` names documents by id ("a.txt, Paper, 2031"),
    `counted` says by link what it counts for."""
    lines = [
        line
        for bearing, heading in _HEADINGS
        for one in _once(linked, bearing)
        for line in _piece(one, heading, places, counted)
    ]
    told = {one.statement.id for one in linked}
    rest = [f"  {cite(s, places)}" for s in others if s.id not in told]
    found = ["", "Evidence:", *lines] if lines else []
    return [*found, *(["", "Also named above:", *rest] if rest else [])]


def untied_lines(untied: Sequence[Untied], places: Mapping[str, str]) -> list[str]:
    """What tells of the conduct and counts for nothing, since nothing ties it to the duty."""
    lines = [
        line
        for one in untied
        for line in (f"- {one.code}: {why_untied(one)}:", f"  {cite(one.statement, places)}")
    ]
    return ["", f"{say('untied.heading')}:", *lines] if lines else []


def lead_lines(leads: Sequence[FoundLead], places: Mapping[str, str]) -> list[str]:
    """The likeliest sentences that may tell of it, and how many more there are."""
    lines = [f"- {why_lead(one)}: “{one.words}” ({places[one.document_id]})" for one in leads]
    shown, more = lines[:MOST_LEADS], len(lines) - MOST_LEADS
    rest = [say("lead.more", n=more)] if more > 0 else []
    return ["", f"{say('lead.heading')}:", *shown, *rest] if lines else []


def why_lead(one: FoundLead) -> str:
    """What a sentence may tell, and how often it was printed."""
    code = one.lead.code
    told = say("lead.contrary", code=code) if one.lead.is_contrary else say("lead.so", code=code)
    return told + (say("lead.also", n=len(one.also)) if one.also else "")


def why_untied(one: Untied) -> str:
    """Why nothing ties a claim to the duty, and what would."""
    if one.asked:
        return say("untied.coded", asked=" or ".join(one.asked))
    if not one.unknown:
        return say("untied.nobody")
    return say("untied.unknown", names=", ".join(f"“{term}”" for term in one.unknown))


def _once(linked: Sequence[LinkedEvidence], bearing: Bearing) -> list[LinkedEvidence]:
    """A statement with several claims of one bearing is one piece."""
    mine = (one for one in linked if one.link.bearing is bearing)
    return list({(one.statement.id, one.state): one for one in mine}.values())


def _state(one: LinkedEvidence) -> str:
    """What people made of it; of what was retracted who did it and why, whatever was decided."""
    if one.aside is None:
        return _STATES[one.state]
    return one.aside.sentence()


def _piece(
    one: LinkedEvidence, heading: str, places: Mapping[str, str], counted: Mapping[str, str]
) -> list[str]:
    why = f"; {one.link.rationale}" if one.link.rationale else ""
    told = [f"  {counted[one.link.id]}"] if one.link.id in counted else []
    return [f"- {heading} ({_state(one)}{why}):", f"  {cite(one.statement, places)}", *told]


def cite(statement: Statement, places: Mapping[str, str]) -> str:
    """A statement with its id, act, speakers, document and exact words."""
    chain = " > ".join(node.name for node in statement.chain)
    through = chain or statement.speaker.name or "the article's own voice"
    words = as_quoted(statement.content)
    state = "" if statement.state.value == "USABLE" else f" {statement.state.value}"
    where = f"; {places[statement.document_id]}" if statement.document_id in places else ""
    return f"{statement.id} [{statement.speech_act.value}{state}; {through}{where}] “{words}”"
