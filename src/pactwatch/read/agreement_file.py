"""agreements/*.toml in, one Agreement out: duties, their elements, dates, misreadings.

The format is described in docs/files.md and at the top of resources/agreements/doha-2020.toml.
Refuses unknown keys, dangling references (an actor, an obligation or a party nobody defines),
a duty to refrain, prevent or ensure without a required element, and an id twice: each with file,
key, found, expected and next step.
"""

from pactwatch.domain.agreement import (
    Agreement,
    Deadline,
    Dependency,
    DutyKind,
    DutyPolarity,
    Element,
    ElementType,
    Fidelity,
    Lifecycle,
    Misreading,
    Obligation,
    Terminal,
)
from pactwatch.read.actors_file import actor_of, check_parents, refuse_twice
from pactwatch.read.toml_table import Table

__all__ = ["KEYS", "parse_agreement"]

# The keys of each table; docs/files.md says what they mean.
KEYS: dict[str, tuple[str, ...]] = {
    "agreement": (
        *("id", "title", "signed", "parties", "names", "territory", "type", "disclosure"),
        *("source_note", "version", "actor", "obligation", "misreading"),
    ),
    "obligation": (
        *("id", "title", "text", "promisor", "polarity", "kind", "provision", "theme"),
        *("performer", "beneficiary", "target", "strength", "lifecycle", "lifecycle_reason"),
        *("testability", "performs", "against", "context", "mitigates", "since", "deadline"),
        *("trigger", "trigger_codes", "terminal", "dependency", "disclosure", "unverifiable"),
        *("notes", "element"),
    ),
    "element": ("n", "type", "text", "required", "codes", "satisfied_by_text"),
    "deadline": ("computed", "stated", "practised", "basis"),
    "terminal": ("on", "reason"),
    "dependency": ("to", "type", "legal_effect", "note"),
    "misreading": ("phrases", "fidelity", "obligations", "note"),
}
_NEED_ELEMENTS = {DutyPolarity.REFRAIN, DutyPolarity.PREVENT, DutyPolarity.ENSURE}


def parse_agreement(toml_text: str, *, name: str) -> Agreement:
    """The agreement of a file. Raises BadInput naming file, key, found, expected, next step."""
    top = Table.parse(toml_text, name=name)
    top.only(KEYS["agreement"])
    agreement_id, rows = top.text("id"), top.tables("obligation")
    agreement = Agreement(
        id=agreement_id,
        title=top.text("title"),
        signed=top.day("signed"),
        parties=top.texts("parties", needed=True),
        actors=tuple(actor_of(table) for table in top.tables("actor")),
        obligations=tuple(_obligation(table, agreement_id) for table in rows),
        names=top.texts("names"),
        territory=top.texts("territory"),
        misreadings=tuple(_misreading(table) for table in top.tables("misreading")),
        type=top.text("type", "POLITICAL_AGREEMENT"),
        disclosure=top.text("disclosure", "PUBLIC"),
        source_note=top.text("source_note", ""),
        version=top.text("version", "1"),
    )
    _check(agreement, top)
    return agreement


def _obligation(table: Table, agreement_id: str) -> Obligation:
    table.only(KEYS["obligation"])
    obligation = Obligation(
        id=table.text("id"),
        agreement=agreement_id,
        title=table.text("title"),
        text=table.text("text"),
        promisor=table.texts("promisor", needed=True),
        polarity=table.choice("polarity", DutyPolarity),
        kind=table.choice("kind", DutyKind),
        provision=table.text("provision", ""),
        theme=table.text("theme", ""),
        performer=table.texts("performer"),
        beneficiary=table.texts("beneficiary"),
        target=table.texts("target"),
        strength=table.text("strength", "WILL"),
        lifecycle=table.choice("lifecycle", Lifecycle, Lifecycle.IN_FORCE),
        testability=table.text("testability", "TESTABLE"),
        elements=tuple(_element(e, n) for n, e in enumerate(table.tables("element"), 1)),
        performs=table.texts("performs"),
        against=table.texts("against"),
        context=table.texts("context"),
        mitigates=table.texts("mitigates"),
        since=table.edtf("since"),
        deadline=_deadline(table.table("deadline", example="stated = 2041-05-01")),
        trigger=table.optional("trigger"),
        trigger_codes=table.texts("trigger_codes"),
        terminal=_terminal(table.table("terminal", example="on = 2041-05-01")),
        dependencies=tuple(_dependency(d) for d in table.tables("dependency")),
        disclosure=table.text("disclosure", "PUBLIC"),
        unverifiable=table.optional("unverifiable"),
        lifecycle_reason=table.text("lifecycle_reason", ""),
        notes=table.texts("notes"),
    )
    _check_elements(obligation, table)
    return obligation


def _element(table: Table, n: int) -> Element:
    table.only(KEYS["element"])
    return Element(
        n=table.number("n", n),
        type=table.choice("type", ElementType),
        text=table.text("text"),
        required=table.flag("required", True),
        codes=table.texts("codes"),
        satisfied_by_text=table.optional("satisfied_by_text"),
    )


def _deadline(table: Table | None) -> Deadline | None:
    if table is None:
        return None
    table.only(KEYS["deadline"])
    days = {key: table.edtf(key) for key in ("computed", "stated", "practised")}
    return Deadline(**days, basis=table.text("basis", ""))


def _terminal(table: Table | None) -> Terminal | None:
    if table is None:
        return None
    table.only(KEYS["terminal"])
    on = table.edtf("on")
    if on is None:
        table.fail("on", "a date such as 2021-08-31")
    return Terminal(on=on, reason=table.text("reason"))


def _dependency(table: Table) -> Dependency:
    table.only(KEYS["dependency"])
    return Dependency(
        to=table.text("to"),
        type=table.text("type"),
        legal_effect=table.text("legal_effect", "NONE_STATED"),
        note=table.text("note", ""),
    )


def _misreading(table: Table) -> Misreading:
    table.only(KEYS["misreading"])
    return Misreading(
        phrases=table.texts("phrases", needed=True),
        fidelity=table.choice("fidelity", Fidelity),
        obligations=table.texts("obligations"),
        note=table.text("note", ""),
    )


def _check_elements(obligation: Obligation, table: Table) -> None:
    numbers = [element.n for element in obligation.elements]
    if len(set(numbers)) < len(numbers):
        table.fail("element", "element numbers n that differ", "number the elements 1, 2, 3 ...")
    if obligation.polarity in _NEED_ELEMENTS and not any(e.required for e in obligation.elements):
        step = "add an [[obligation.element]] table under this duty"
        table.fail(
            "element", f"a required element, since the duty is to {obligation.polarity}", step
        )


def _check(agreement: Agreement, top: Table) -> None:
    """References hold: parties and roles name actors, dependencies and misreadings duties."""
    actors = {actor.id for actor in agreement.actors}
    rows = {obligation.id for obligation in agreement.obligations}
    refuse_twice(top.tables("actor"), [actor.id for actor in agreement.actors])
    refuse_twice(top.tables("obligation"), [row.id for row in agreement.obligations])
    check_parents(agreement.actors, name=top.file)
    _refer(top, "parties", agreement.parties, actors, "actor")
    for table, row in zip(top.tables("obligation"), agreement.obligations, strict=True):
        for key in ("promisor", "performer", "beneficiary", "target"):
            _refer(table, key, getattr(row, key), actors, "actor")
        for edge, dependency in zip(table.tables("dependency"), row.dependencies, strict=True):
            _refer(edge, "to", (dependency.to,), rows, "obligation")
    for table, misreading in zip(top.tables("misreading"), agreement.misreadings, strict=True):
        _refer(table, "obligations", misreading.obligations, rows, "obligation")


def _refer(table: Table, key: str, ids: tuple[str, ...], known: set[str], noun: str) -> None:
    for one in ids:
        if one not in known:
            article = "an" if noun[0] in "aeiou" else "a"
            table.fail(
                key,
                f"ids of {noun}s of this file ({one!r} is none)",
                f"add {article} [[{noun}]] table with id = {one!r} or correct the id",
            )
