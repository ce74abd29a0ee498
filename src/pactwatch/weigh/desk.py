"""A dossier sorted for weighing: what lies under which duty, and what a later dossier changes.

Links are sorted by duty once, testimonies are settled once, and a dossier that only adds to the one
before touches the rows it bears on. Refuses I/O, the clock and anything outside the dossier.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from pactwatch.domain.agreement import Agreement, DutyPolarity, ElementType, Obligation
from pactwatch.domain.codebook import matches_code
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import EvidenceLink, LineageEdge, ReviewState, Testimony
from pactwatch.domain.statement import EvidenceState, Statement
from pactwatch.weigh.as_of import is_within, known_on
from pactwatch.weigh.bearing.scope import Setting
from pactwatch.weigh.evidence.accounts import Account, account_for
from pactwatch.weigh.evidence.assumptions import Open
from pactwatch.weigh.evidence.exhibits import Examiner, Exhibit, Judgements
from pactwatch.weigh.evidence.kinds import Gatekeeper
from pactwatch.weigh.evidence.repetitions import settle_repetitions
from pactwatch.weigh.more import more_in
from pactwatch.weigh.origins.ledger import Ledger
from pactwatch.weigh.origins.sources import Sources, has_possible
from pactwatch.weigh.papers import differing, papers_of
from pactwatch.weigh.ruleset import RuleSet
from pactwatch.weigh.verdict.coverage import cover
from pactwatch.weigh.verdict.readings import Readings, told_in
from pactwatch.weigh.verdict.row import Row
from pactwatch.weigh.verdict.sign_off import sign_off_of

__all__ = ["Desk"]

_UNDECIDED = (None, ReviewState.PROPOSED)


# A link with the testimony it stands on.
_Item = tuple[EvidenceLink, Testimony]


class Desk:
    """The evidence of a case as of a day, under a rule set. `dirty` are duties to weigh anew."""

    def __init__(
        self, dossier: Dossier, rules: RuleSet, as_of: date, *, ledger: Ledger | None = None
    ) -> None:
        self.dossier, self.rules, self.as_of = dossier, rules, as_of
        self._gatekeeper = Gatekeeper(rules)
        self._by_id: dict[str, Testimony] = {}
        self._items: dict[str, list[_Item]] = defaultdict(list)
        self._rows_of: dict[str, set[str]] = defaultdict(set)
        self._unnoted: list[_Item] = []
        self._accounts: dict[str, Account] = {}
        self._judged: Judgements = {}
        self._examiners: dict[tuple[object, ...], Examiner] = {}
        self._quarantined: dict[str, set[str]] = defaultdict(set)
        self._asking: dict[str, set[str]] = {}
        self._papers = papers_of(dossier)
        self.dirty: set[str] = set()
        if ledger is None:
            self._settle(dossier)
        else:
            self._take_up(ledger)

    def _settle(self, dossier: Dossier) -> None:
        known = tuple(known_on(dossier.testimonies, self.as_of))
        self.sources = Sources(replace(dossier, testimonies=known))
        is_open = has_possible(dossier.lineage)
        self._pessimistic = self.sources.pessimist(dossier.lineage) if is_open else None
        self._sort(known, dossier.links)
        self.dirty = self._every_duty()

    def _take_up(self, ledger: Ledger) -> None:
        """Go on where an earlier desk ended: its dossier's evidence is not needed again."""
        self.sources, self._pessimistic = Sources.resumed(self.dossier, ledger)
        self._rows_of.update(ledger.rows_of)
        self._quarantined.update(ledger.quarantined)

    def ledger(self) -> Ledger:
        """Who stands behind what, for a later desk."""
        rows_of, quarantined = self._noted(), self._quarantined
        return self.sources.told(self._pessimistic, rows_of=rows_of, quarantined=quarantined)

    def take(self, dossier: Dossier) -> bool:
        """Take in a later dossier of the same case; False where it does not extend this one."""
        old, more = self.dossier, more_in(dossier, self.dossier)
        if more is None:
            return False
        self.dossier = dossier
        # Links on them may be there already: of a document that was retracted, and is no longer.
        ids = {t.statement.id for t in more.told}
        known = [link for link in old.links if link.statement_id in ids] if ids else []
        self.learn(more.edges, [*more.told, *more.changed], [*known, *more.links])
        self._renew(more.changed)
        self._compare_papers(old)
        return True

    def _renew(self, changed: Iterable[Testimony]) -> None:
        """Put testimonies that stand otherwise in the place of what they were; where they bear,
        everything is dirty."""
        now = {t.statement.id: t for t in known_on(changed, self.as_of)}
        duties = self._noted()
        touched = {d for t in now.values() for d in duties.get(t.statement.document_id, ())}
        for duty in touched:
            items = self._items[duty]
            self._items[duty] = [(x, now.get(told.statement.id, told)) for x, told in items]
        self.touch(t.statement.document_id for t in now.values())
        for testimony in now.values():
            self.requarantine(testimony)

    def learn(
        self,
        edges: Iterable[LineageEdge],
        testimonies: Iterable[Testimony],
        links: Iterable[EvidenceLink],
    ) -> None:
        """Take in what came since; the duties it bears on are dirty."""
        known, edges = [*known_on(testimonies, self.as_of)], tuple(edges)
        if self._pessimistic is None and has_possible(edges):
            self._pessimistic = self.sources.pessimist(())
        nodes = self.sources.learn(edges, known)
        if self._pessimistic is not None:
            nodes |= self._pessimistic.learn(edges, known)
        self.touch(nodes)
        self._sort(known, links)

    def lay(self, testimonies: Iterable[Testimony], links: Iterable[EvidenceLink]) -> None:
        """Put down all the evidence on the dirty duties, in the order of the register; that of the
        others need not be there."""
        self._items.clear()
        self._by_id = {t.statement.id: t for t in known_on(testimonies, self.as_of)}
        self._place(links)

    def provisional(self, agreement: Agreement, obligation: Obligation) -> Row:
        """The row as if a person had accepted every suggestion nobody rejected."""
        setting = Setting(obligation, agreement, self.sources.book, self.dossier.codebook)
        exhibits = self._settled(self._examine(obligation))
        return Row(
            setting=setting,
            exhibits=exhibits,
            open=Open(
                setting,
                exhibits,
                self.dossier.assumption_states,
                self._papers.registered.get(obligation.id, ()),
            ),
            rules=self.rules,
            as_of=self.as_of,
            coverage=cover(self._papers.coverage.get(obligation.id, ()), self.as_of),
            sign_off=sign_off_of(
                obligation,
                self._papers.findings.get(obligation.id, ()),
                self._papers.replies.get(obligation.id, ()),
                self.as_of,
            ),
            is_reviewed=obligation.id in self.dossier.done,
            quarantined=self._quarantined_on(obligation),
            override=self.dossier.confidences.get(obligation.id),
        )

    def reviewed(self, row: Row) -> Row:
        """The same row with only what a person accepted."""
        obligation = row.setting.obligation
        is_done = obligation.id in self.dossier.done
        states = self.dossier.link_states
        accepted = [e for e in row.exhibits if states.get(e.link.id) is ReviewState.ACCEPTED]
        return replace(
            row,
            exhibits=self._settled(told_in(accepted, self._examiner(obligation))),
            is_reviewed=is_done or self._is_all_decided(row),
            is_persons_board=True,
        )

    def readings(self) -> Readings:
        """How else a row may be read (METHOD C6)."""
        return Readings(self.sources, self._pessimistic, self.rules, self._examiner)

    def _sort(self, known: Iterable[Testimony], links: Iterable[EvidenceLink]) -> None:
        """Put links under their duties, and keep apart what is quarantined."""
        self._by_id.update({t.statement.id: t for t in known})
        usable = EvidenceState.USABLE
        for testimony in known:
            statement = testimony.statement
            if statement.flags or statement.state is not usable:
                self._keep_apart(statement)
        self._place(links)

    def _keep_apart(self, statement: Statement) -> None:
        for conduct in _kept_apart(statement):
            self._quarantined[conduct].add(statement.id)
            self._touch_conduct(conduct)

    def _place(self, links: Iterable[EvidenceLink]) -> None:
        told_by, items, as_of = self._by_id.get, self._items, self.as_of
        dirty, unnoted = self.dirty.add, self._unnoted.append
        for link in links:
            told = told_by(link.statement_id)
            if told is not None and is_within(link, told, as_of):
                duty, item = link.obligation_id, (link, told)
                items[duty].append(item)
                unnoted(item)
                dirty(duty)

    def _noted(self) -> dict[str, set[str]]:
        """The duties each document and origin bears on: noted when it is first asked for, since
        most boards are made once and ask nothing of it."""
        rows_of = self._rows_of
        for link, told in self._unnoted:
            duty, own, group = link.obligation_id, told.statement.document_id, told.document_group
            rows_of[own].add(duty)
            rows_of[told.origin].add(duty)
            if group and group != own:
                rows_of[group].add(duty)
        self._unnoted = []
        return rows_of

    def requarantine(self, testimony: Testimony) -> None:
        """What a person set apart or let back in."""
        key = testimony.statement.id
        before = {conduct for conduct, ids in self._quarantined.items() if key in ids}
        for conduct in before:
            self._quarantined[conduct].discard(key)
            self._touch_conduct(conduct)
        self._sort([*known_on([testimony], self.as_of)], ())

    def _touch_conduct(self, conduct: str) -> None:
        """Duties that would tell of quarantined statements about it."""
        if conduct not in self._asking:
            self._asking[conduct] = {
                o.id
                for o in self._duties()
                if any(matches_code(pattern, conduct) for pattern in _codes_of(o))
            }
        self.dirty |= self._asking[conduct]

    def _duties(self) -> Iterator[Obligation]:
        return (o for a in self.dossier.agreements for o in a.obligations)

    def _every_duty(self) -> set[str]:
        return {o.id for o in self._duties()}

    def touch(self, nodes: Iterable[str]) -> None:
        """Rows whose sources stand elsewhere are weighed anew, with accounts settled anew."""
        rows_of = self._noted()
        touched = {row for node in nodes for row in rows_of.get(node, ())}
        for row in touched:
            for _, told in self._items[row]:
                self._accounts.pop(told.statement.id, None)
        self.dirty |= touched

    def _compare_papers(self, old: Dossier) -> None:
        """Rows people did something about since."""
        new, before = self.dossier, self._papers
        self._papers = papers_of(new)
        self.dirty |= self._papers.moved(before)
        self.dirty |= differing(old.confidences, new.confidences) | (old.done ^ new.done)
        links = differing(old.link_states, new.link_states)
        assumed = differing(old.assumption_states, new.assumption_states)
        if links:
            self.dirty |= {x.obligation_id for x in new.links if x.id in links}
        if assumed:
            self.dirty |= self._every_duty()

    def _examiner(self, obligation: Obligation) -> Examiner:
        """One for all duties on which the same people gain by the same word."""
        o = obligation
        is_between = o.polarity is DutyPolarity.NEGOTIATE
        waits_for = o.trigger_codes if o.trigger is not None else ()
        partners = (o.target, o.polarity, o.act_codes) if o.target else ()
        key = (o.promisor, o.performer, o.beneficiary, o.is_doing, is_between, waits_for, partners)
        if key not in self._examiners:
            self._examiners[key] = Examiner(obligation, self.sources.book, self.rules, self._judged)
        return self._examiners[key]

    def _examine(self, obligation: Obligation) -> Iterable[Exhibit]:
        """Every link nobody rejected."""
        examine, known = self._examiner(obligation).examine, self._accounts.get
        state_of, rejected = self.dossier.link_states.get, ReviewState.REJECTED
        for link, told in self._items.get(obligation.id, ()):
            if state_of(link.id) is not rejected:
                link = _as_renumbered(link, told, obligation)
                yield examine(link, known(told.statement.id) or self._account(told))

    def _settled(self, told: Iterable[Exhibit]) -> tuple[Exhibit, ...]:
        """With repetitions marked, less what retracted sources said."""
        settled = settle_repetitions(told)
        excluded = self.dossier.excluded_origins
        if not excluded:
            return settled
        return tuple(
            e for e in settled if e.origin not in excluded and e.testimony.origin not in excluded
        )

    def _account(self, testimony: Testimony) -> Account:
        account = account_for(testimony, self.sources, self._gatekeeper)
        self._accounts[testimony.statement.id] = account
        return account

    def _is_all_decided(self, row: Row) -> bool:
        """Whether a person has decided every suggestion on the row, of which there was one."""
        states = self.dossier.link_states
        items = self._items.get(row.setting.obligation.id, ())
        if not items or any(states.get(x.id) in _UNDECIDED for x, _ in items):
            return False
        return not any(
            t.assumption.state is ReviewState.PROPOSED
            and any(states.get(link) is not ReviewState.REJECTED for link in t.links)
            for t in row.assumptions
        )

    def _quarantined_on(self, obligation: Obligation) -> tuple[str, ...]:
        """Quarantined statements that would have been about the act of this row."""
        codes = _codes_of(obligation)
        found = {
            statement
            for code, statements in self._quarantined.items()
            if any(matches_code(pattern, code) for pattern in codes)
            for statement in statements
        }
        return tuple(sorted(found))


def _as_renumbered(link: EvidenceLink, told: Testimony, obligation: Obligation) -> EvidenceLink:
    """A link on a number that was corrected: what a smaller one leaves undone it shows no more."""
    new = told.corrected
    if new is None or new.number is None or new.was is None or new.number >= new.was:
        return link
    measures = {e.n for e in obligation.elements if e.type is ElementType.QUALIFIER}
    return replace(link, elements=tuple(e for e in link.elements if e not in measures))


def _codes_of(obligation: Obligation) -> tuple[str, ...]:
    return (*obligation.act_codes, *obligation.performs)


def _kept_apart(statement: Statement) -> set[str]:
    """The conduct it would tell of, where it is quarantined; none where it is not."""
    if statement.state is EvidenceState.QUARANTINED or statement.is_blocked:
        return {claim.conduct for claim in (*statement.claims, *statement.proposed)}
    return set()
