"""The norms of a case: agreements, actors, codebook, rules, as the register knew them at a moment.

Boards use the register's versions of the edited files, never the files themselves.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from importlib import resources

from pactwatch.domain.actor import Actor
from pactwatch.domain.agreement import Agreement, Obligation
from pactwatch.domain.codebook import Codebook, matches_code
from pactwatch.errors import BadInput
from pactwatch.read.actors_file import parse_actors
from pactwatch.read.agreement_file import parse_agreement
from pactwatch.read.codebook_file import parse_codebook
from pactwatch.text.catalogue import say
from pactwatch.text.edtf import bounds
from pactwatch.weigh import RuleSet

# More ids than this are no line to read; the board lists them all (guess).
MOST_NAMED = 6
# How alike two ids must be spelt to be offered, of 1 (guess: two letters of four).
ALIKE = 0.5
SHIPPED_RULES = {"default": "rules.toml", "strict": "rules-strict.toml"}


@dataclass(frozen=True, slots=True)
class Norms:
    """What a case is measured by."""

    name: str
    agreements: tuple[Agreement, ...]
    actors: tuple[Actor, ...]
    codebook: Codebook
    rules: RuleSet

    @property
    def themes(self) -> dict[str, str]:
        """The family of duties each obligation belongs to."""
        return {o.id: o.theme for a in self.agreements for o in a.obligations}

    def gaps(self) -> tuple[str, ...]:
        """A sentence for each duty that asks for conduct no entry of the codebook describes, and
        for each whose last day lies before the agreement was signed.

        Nothing can ever bear on the one through such a code, which looks like silence; the other
        is overdue from its first day.
        """
        known = [code.id for code in self.codebook.codes]
        gaps = (
            (o.id, [p for p in _asked(o) if not any(matches_code(p, code) for code in known)])
            for a in self.agreements
            for o in a.obligations
        )
        label = self.codebook.label
        named = ((row, ", ".join(_or_near(m, known) for m in missing)) for row, missing in gaps)
        lacking = (
            say("norms.gap", row=row, codes=codes, codebook=label) for row, codes in named if codes
        )
        duties = ((a, o) for a in self.agreements for o in a.obligations)
        return (*lacking, *(line for a, o in duties for line in _days_amiss(a, o)))

    def obligation(self, obligation_id: str) -> Obligation:
        """The obligation with this id. Raises BadInput naming the nearest ids."""
        for agreement in self.agreements:
            for obligation in agreement.obligations:
                if obligation.id.casefold() == obligation_id.casefold():
                    return obligation
        known = [o.id for a in self.agreements for o in a.obligations]
        raise BadInput(
            f"obligation {obligation_id}: not in this case; {_offered(obligation_id, known)}"
        )


def _or_near(code: str, known: Sequence[str]) -> str:
    """ "FLOW.BELLOW (FLOW.BELOW?)": a code that the codebook lacks, with the one like it."""
    near = get_close_matches(code, known, n=1, cutoff=_ONE_SLIP)
    return f"{code} ({near[0]}?)" if near else code


# Codes of a family share half their letters: only a slip or two is offered for. A guess.
_ONE_SLIP = 0.88


def _offered(asked: str, known: Sequence[str]) -> str:
    """What may have been meant: all of a few, of many those that are spelt most alike."""
    if len(known) <= MOST_NAMED:
        return f"it has {', '.join(known) or 'none'}"
    if near := get_close_matches(asked.upper(), known, n=3, cutoff=ALIKE):
        return f"the nearest are {', '.join(near)}; the board lists all {len(known)}"
    return f"it has {', '.join(known[:3])} and {len(known) - 3} others; see the board"


def check_alone(norms: Norms) -> None:
    """Raise BadInput where two agreements or duties bear one id: one would hide the other."""
    ids = [(a.id, a.title) for a in norms.agreements]
    rows = [(o.id, f"agreement {a.id}") for a in norms.agreements for o in a.obligations]
    for noun, named in (("agreement", ids), ("obligation", rows)):
        first: dict[str, str] = {}
        for one, where in named:
            if one.casefold() in first:
                raise BadInput(
                    f"{noun} {one}: found it twice, in {first[one.casefold()]} and in {where}, "
                    "expected an id of its own; rename one in the files under agreements/"
                )
            first[one.casefold()] = where


def _days_amiss(a: Agreement, o: Obligation) -> Iterator[str]:
    """A day by which a duty is judged that lies before anybody signed: mostly a slip of the pen."""
    due = (o.deadline.stated, o.deadline.computed, o.deadline.practised) if o.deadline else ()
    for day in dict.fromkeys(day for day in due if day and _ends_before(day, a.signed)):
        yield say("norms.due_before", row=o.id, day=day, signed=a.signed)
    if o.terminal and _ends_before(o.terminal.on, a.signed):
        yield say("norms.ended_before", row=o.id, day=o.terminal.on, signed=a.signed)


def _ends_before(edtf: str, day: date) -> bool:
    last = bounds(edtf)[1]
    return last is not None and last < day


def _asked(o: Obligation) -> tuple[str, ...]:
    """Every code pattern of a duty, once."""
    of_elements = (code for element in o.elements for code in element.codes)
    listed = (*o.performs, *o.against, *o.context, *o.mitigates, *o.trigger_codes)
    return tuple(dict.fromkeys((*of_elements, *listed)))


def parse_norms(files: Mapping[str, str], *, rules: str | None = None) -> Norms:
    """Build the norms from the texts of the case files. Raises BadInput naming file and key."""
    settings = _case_settings(files.get("case.toml", ""))
    agreements = tuple(
        parse_agreement(text, name=name)
        for name, text in sorted(files.items())
        if name.startswith("agreements/") and name.endswith(".toml") and text.strip()
    )
    own = parse_actors(files.get("actors.toml", ""), name="actors.toml")
    return Norms(
        name=str(settings.get("name", "")),
        agreements=agreements,
        actors=merge_actors(agreements, own),
        codebook=parse_codebook(_codebook_text(files), name="codebook.toml"),
        rules=_rules_of(settings, files, rules),
    )


def with_rules(norms: Norms, files: Mapping[str, str], rules: str | None) -> Norms:
    """The norms parsed from the same files, under another rule set. Raises BadInput as above."""
    settings = _case_settings(files.get("case.toml", ""))
    return replace(norms, rules=_rules_of(settings, files, rules))


def _rules_of(
    settings: Mapping[str, object], files: Mapping[str, str], rules: str | None
) -> RuleSet:
    return load_rules(rules or str(settings.get("rules", "default")), files)


def merge_actors(agreements: tuple[Agreement, ...], own: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The case's actors over those of its agreements; the same id replaces."""
    merged = {actor.id: actor for agreement in agreements for actor in agreement.actors}
    merged.update({actor.id: actor for actor in own})
    return tuple(merged.values())


def load_rules(named: str, files: Mapping[str, str]) -> RuleSet:
    """A rule set by name: `default`, `strict`, or `case` for the case's own rules.toml."""
    if named == "case" and files.get("rules.toml", "").strip():
        return RuleSet.parse(files["rules.toml"])
    file = SHIPPED_RULES.get("default" if named == "case" else named)
    if file is None:
        known = ", ".join([*SHIPPED_RULES, "case"])
        raise BadInput(f"rule set {named}: unknown; choose one of {known}")
    return RuleSet.parse((resources.files("pactwatch.resources") / file).read_text("utf-8"))


def _case_settings(text: str) -> dict[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"case.toml: {error}; mend the file") from error


def _codebook_text(files: Mapping[str, str]) -> str:
    text = files.get("codebook.toml", "")
    if text.strip():
        return text
    return (resources.files("pactwatch.resources") / "codebook.toml").read_text("utf-8")
