"""A statement in, proposed links to obligations out: what each claim bears on, and which way.

A claim reaches a duty through its conduct code (act, performs, against, context, trigger,
mitigates; `.*` takes a family) and through the people in it: conduct of another party never bears
on this promisor's duty, and words that name somebody unknown never stand for its target.
Refuses to judge strength: links are suggestions, weighed by weigh.board and decided by people.
"""

from collections.abc import Sequence
from functools import lru_cache

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement, DutyPolarity, Obligation
from pactwatch.domain.claim import Claim, Polarity
from pactwatch.domain.codebook import Codebook, matches_code
from pactwatch.domain.evidence import Bearing, EvidenceLink
from pactwatch.domain.ids import content_id
from pactwatch.domain.span import joined
from pactwatch.domain.statement import (
    EvidenceState,
    Factuality,
    Mode,
    SpeechAct,
    Statement,
)
from pactwatch.weigh.bearing.ceilings import Side, side_of
from pactwatch.weigh.bearing.conditions import Condition, bears_on_condition, condition_of
from pactwatch.weigh.bearing.owing import (
    is_let,
    is_of_another_side,
    is_of_promisor,
    only_foe,
)
from pactwatch.weigh.bearing.roles import Roles, Saying, relate
from pactwatch.weigh.bearing.scope import (
    Setting,
    Told,
    ends_before,
    is_never_act,
    rebutted,
    shown_outright,
)
from pactwatch.weigh.names.names import NameBook

__all__ = [
    "LinkProposer",
    "propose_links",
    "proposer_for",
    "speaks_of_conduct",
]

# What somebody expects or promises about a duty to do is a calendar entry, never evidence.
_CALENDAR = {SpeechAct.EXPECT, SpeechAct.PLEDGE, SpeechAct.ANNOUNCE}
_NO_CONDUCT = {
    SpeechAct.QUESTION,
    SpeechAct.NON_ASSESSMENT,
    SpeechAct.URGE,
    SpeechAct.EXPECT,
    SpeechAct.PLEDGE,
    SpeechAct.BACKGROUND,
    SpeechAct.NEITHER_CONFIRM_NOR_DENY,
}


def propose_links(
    statement: Statement,
    *,
    agreement: Agreement,
    actors: Sequence[Actor],
    codebook: Codebook,
) -> list[EvidenceLink]:
    """Every link the statement's claims suggest, in the order of claims and obligations.

    A quarantined or blocked statement gives none. Ids depend on statement, claim and obligation
    only, so that proposing again after an edit of actors or agreement keeps people's decisions.
    """
    return proposer_for(agreement, tuple(actors), codebook).links(statement)


@lru_cache(maxsize=8)
def proposer_for(
    agreement: Agreement, actors: tuple[Actor, ...], codebook: Codebook
) -> "LinkProposer":
    """The proposer of these norms, made once: they are the same for one document after another."""
    return LinkProposer(agreement, actors, codebook)


class LinkProposer:
    """Proposes links for many statements; which codes reach which duties is looked up once."""

    def __init__(self, agreement: Agreement, actors: Sequence[Actor], codebook: Codebook) -> None:
        self._book = NameBook((*agreement.actors, *actors), agreement.territory)
        self._settings = tuple(
            Setting(o, agreement, self._book, codebook) for o in agreement.obligations
        )
        self._entails = {code.id: codebook.entailed(code.id) for code in codebook.codes}
        self._reached: dict[tuple[str, bool], tuple[Setting, ...]] = {}
        self._conditions: dict[str, Condition] = {
            s.obligation.id: condition_of(s) for s in self._settings if s.obligation.trigger_codes
        }

    def links(self, statement: Statement) -> list[EvidenceLink]:
        """See `propose_links`."""
        if statement.state is not EvidenceState.USABLE or statement.is_blocked:
            return []
        speaker, words = self._book.speaker(statement.speaker), joined(statement.content)
        return [
            link
            for number, claim in enumerate(statement.claims)
            for setting in self._settings_for(claim.conduct, _is_negative(claim, statement))
            if (link := self._link(statement, number, setting, speaker, words))
        ]

    def _settings_for(self, code: str, is_negative: bool) -> tuple[Setting, ...]:
        key = (code, is_negative)
        if key not in self._reached:
            codes = self._denied_by(code) if is_negative else {code}
            lists = _deniable if is_negative else _lists
            self._reached[key] = tuple(
                s
                for s in self._settings
                if any(_matches(lists(s.obligation), one) for one in codes)
            )
        return self._reached[key]

    def _denied_by(self, code: str) -> set[str]:
        """The code and every code that could not be so if this one is not (METHOD 4.4)."""
        return {code, *(one for one, entailed in self._entails.items() if code in entailed)}

    def _watches(self, speaker: str | None, setting: Setting) -> bool:
        """Whether a speaker is of the body that watches over this agreement."""
        monitor = self._book.monitor_of(speaker)
        return monitor is not None and any(a.id == monitor for a in setting.agreement.actors)

    def _link(
        self,
        statement: Statement,
        number: int,
        setting: Setting,
        speaker: str | None,
        words: str,
    ) -> EvidenceLink | None:
        claim = statement.claims[number]
        is_negative = _is_negative(claim, statement)
        saying = Saying(
            statement,
            words,
            is_granted=statement.speech_act is SpeechAct.ADMIT,
            is_own=self._is_own(speaker, claim, setting.obligation, statement),
            is_owed=self._is_owed(speaker, setting, claim.conduct, is_negative),
            is_monitor=self._watches(speaker, setting),
            is_let=is_let(speaker, setting.obligation, self._book),
            is_foe=self._is_foe(speaker, setting),
            is_no=is_negative,
        )
        if is_negative:
            found = self._denial(claim, setting, saying)
        else:
            found = self._bearing(claim, statement, setting, saying, speaker)
        if found is None:
            return None
        bearing, rationale = found
        told = Told(claim, statement)
        return EvidenceLink(
            id=content_id("lnk", statement.id, number, setting.agreement.id, setting.obligation.id),
            statement_id=statement.id,
            claim=number,
            obligation_id=setting.obligation.id,
            bearing=bearing,
            elements=_elements(bearing, told, setting),
            code=claim.conduct,
            rationale=rationale,
        )

    def _is_own(
        self, speaker: str | None, claim: Claim, obligation: Obligation, told: Statement
    ) -> bool:
        """Whether the promisor's side speaks, of several the one that the claim tells of."""
        is_of_side = is_of_promisor(speaker, obligation, self._book)
        return is_of_side and not is_of_another_side(claim, speaker, obligation, self._book, told)

    def _is_foe(self, speaker: str | None, setting: Setting) -> bool:
        """Whether whoever owes the duty is the one whom the speaker's side calls the enemy."""
        foe = only_foe(speaker, setting.agreement.parties, self._book)
        return foe in (*setting.obligation.promisor, *setting.obligation.performer)

    def _is_owed(self, speaker: str | None, setting: Setting, code: str, is_negative: bool) -> bool:
        """Whether the duty is owed to the speaker's side, and that side owes nobody the like."""
        sides = self._book.affiliations(speaker)
        owes = (
            is_of_promisor(speaker, other.obligation, self._book)
            for other in self._settings_for(code, is_negative)
        )
        return not {*setting.obligation.beneficiary}.isdisjoint(sides) and not any(owes)

    def _denial(self, claim: Claim, setting: Setting, saying: Saying) -> tuple[Bearing, str] | None:
        """A negated claim: the promisor denies, anybody else rebuts; of performance, undercuts."""
        obligation = setting.obligation
        is_performance = _matches(obligation.performing_codes, claim.conduct)
        roles = relate(claim, setting, saying, is_performance=is_performance)
        if not roles.bears:
            return None
        if is_performance:
            if saying.is_own:
                return Bearing.UNDERCUTS, f"the promisor's side says it is not done; {roles.note}"
            return Bearing.REBUTS, f"says that what would be performance is not done; {roles.note}"
        reached = self._denied_by(claim.conduct)
        if saying.is_own:
            return Bearing.DENIES, f"the promisor's side denies {claim.conduct}; {roles.note}"
        if any(_matches(obligation.act_codes, code) for code in reached):
            return Bearing.REBUTS, f"says that {claim.conduct} is not so; {roles.note}"
        return None

    def _bearing(
        self,
        claim: Claim,
        statement: Statement,
        setting: Setting,
        saying: Saying,
        speaker: str | None,
    ) -> tuple[Bearing, str] | None:
        obligation, code, told = setting.obligation, claim.conduct, Told(claim, statement)
        is_performance = _matches(obligation.performing_codes, code)
        is_evidence = speaks_of_conduct(statement)
        if (condition := self._condition(setting, code)) and is_evidence:
            if ends_before(told, setting.since):
                return None
            return bears_on_condition(told, setting, condition, speaker)
        is_calendar = not is_evidence and is_performance and statement.speech_act in _CALENDAR
        roles = relate(
            claim, setting, saying, is_performance=is_performance, is_calendar=is_calendar
        )
        if not roles.bears:
            return None
        if not is_evidence:
            if is_calendar:
                reason = f"{statement.speech_act} is a calendar entry, no evidence; {roles.note}"
                return Bearing.NEUTRAL, reason
            return None
        if ends_before(told, setting.since):
            reason = f"all of it lies before {setting.since}, when the duty began: background only"
            return Bearing.NEUTRAL, reason
        if (found := _within(told, setting, saying, roles)) is not None:
            return found
        return _by_code(obligation, code, roles)

    def _condition(self, setting: Setting, code: str) -> Condition | None:
        """The condition a code can show, where it is somebody's doing."""
        obligation = setting.obligation
        condition = self._conditions.get(obligation.id)
        if condition is None or not condition.doers:
            return None
        is_only_trigger = _matches(obligation.trigger_codes, code) and not _matches(
            (*obligation.performing_codes, *obligation.act_codes, *obligation.against), code
        )
        return condition if is_only_trigger else None


def _elements(bearing: Bearing, told: Told, setting: Setting) -> tuple[int, ...]:
    """The elements that a link shows, or that it rebuts where it does not rebut them all."""
    if bearing in (Bearing.SUPPORTS_BREACH, Bearing.SUPPORTS_PERFORMANCE):
        return shown_outright(told, setting)
    return rebutted(told, setting) if bearing is Bearing.REBUTS else ()


def _within(
    told: Told, setting: Setting, saying: Saying, roles: Roles
) -> tuple[Bearing, str] | None:
    """Who tells of the act with a number that stays within the ceiling tells of no breach."""
    ceiling = setting.ceiling
    is_act = _matches(setting.obligation.act_codes, told.claim.conduct)
    if ceiling is None or not is_act or not roles.is_by_promisor:
        return None
    side = side_of(told.claim, told.times, ceiling)
    if side is not Side.WITHIN and not (side is Side.PART and saying.is_own):
        return None  # one delivery in March says nothing of the year
    reason = f"the number told stays within the {ceiling.number:.10g} that the duty allows"
    bearing = Bearing.DENIES if saying.is_own else Bearing.REBUTS
    return bearing, f"{reason}; {roles.note}"


def _by_code(obligation: Obligation, code: str, roles: Roles) -> tuple[Bearing, str] | None:
    """The first list of the duty that takes the code decides which way it bears."""
    is_act = not is_never_act(code, obligation)
    if is_act and _matches(obligation.performing_codes, code):
        return Bearing.SUPPORTS_PERFORMANCE, f"{code} would show performance; {roles.note}"
    if is_act and _matches(obligation.act_codes, code):
        if obligation.polarity is DutyPolarity.REFRAIN and not roles.is_by_promisor:
            reason = "is the act, but nothing says the promisor did it: context"
            return Bearing.CONTEXT, f"{code} {reason}; {roles.note}"
        return Bearing.SUPPORTS_BREACH, f"{code} is the act of this duty; {roles.note}"
    if _matches(obligation.against, code):
        return Bearing.UNDERCUTS, f"{code} is not expected had the duty been done; {roles.note}"
    if _matches(obligation.trigger_codes, code):
        return Bearing.CONTEXT, f"{code} shows what must happen first; {roles.note}"
    if _matches(obligation.context, code):
        return Bearing.CONTEXT, f"{code} raises concern and no more; {roles.note}"
    if _matches(obligation.mitigates, code):
        return Bearing.MITIGATES, f"{code} is shown beside and lowers nothing; {roles.note}"
    if not is_act:
        return Bearing.CONTEXT, f"{code} raises concern and is never the act; {roles.note}"
    return None


def _deniable(obligation: Obligation) -> tuple[str, ...]:
    """Codes that tell against the promisor or for its performance: what a "no" can be about."""
    return (
        *obligation.performing_codes,
        *obligation.act_codes,
        *obligation.against,
        *obligation.context,
    )


def _lists(obligation: Obligation) -> tuple[str, ...]:
    return (*_deniable(obligation), *obligation.trigger_codes, *obligation.mitigates)


def _matches(patterns: Sequence[str], code: str) -> bool:
    return any(matches_code(pattern, code) for pattern in patterns)


def _is_negative(claim: Claim, statement: Statement) -> bool:
    """Said not to be so: by the claim's polarity or the act of denying. The factuality is that of
    the statement's main words: "we cannot stand by while he shells the town" tells of shelling."""
    return claim.polarity is Polarity.NEGATIVE or statement.speech_act is SpeechAct.DENY


def speaks_of_conduct(statement: Statement) -> bool:
    """Whether a statement says that something is or was done: evidence, not a wish or a plan."""
    if statement.speech_act in _NO_CONDUCT or statement.factuality is Factuality.UNDERSPECIFIED:
        return False
    return not {Mode.FUTURE, Mode.HYPOTHETICAL} & set(statement.modes)
