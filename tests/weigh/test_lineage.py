"""Copies, rewrites and credits among documents nobody has seen before."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.weigh.factories import ACTORS

from pactwatch.domain.evidence import LineageEdge
from pactwatch.weigh import find_edges

DAY = date(2021, 2, 16)
STORY = """The chiefs of the Ashen Circle still live in the hills above the old salt road, the head
of the Orlan Panel told Harbour Wire on Monday. “We counted eleven houses under guard, and nobody
enters them without a word from the front,” Dana Quill said. The Corran Front denied that any
guests remained in the country and called the account an invention of its enemies. Traders in the
valley said that carts with flour and lamp oil go up every second night. “They pay in coin and
they never give a name,” one of them said. The panel is due to report again in the spring."""
CUT = STORY[: STORY.index("Traders")]
EDITED = STORY.replace("Traders in the\nvalley", "Merchants of the district").replace(
    "said that carts with flour", "reported that wagons with grain"
)
REWRITE = """Leaders of the Circle have guarded homes in the mountains, an international panel
believes. Its head put it in these words: “We counted eleven houses under guard, and nobody enters
them without a word from the front.” The movement rejects the claim, Harbour Wire reported."""
OTHER = """Ministers of the Western Pact meet on Thursday to talk about harbour dues, fishing rights
and the new lighthouse. Nothing else is expected on the agenda, a clerk said, though rain may keep
the northern delegation away from the capital until the weekend is over."""
CREDITS = """Meridia will answer soon, a clerk said. Harbour Wire reported last week that the talks
had stalled over pay for the guards of the northern gate, and no date has been set for a return."""

Texts = list[tuple[str, str, str | None, date | None]]


def edges(*texts: tuple[str, str | None, int]) -> list[LineageEdge]:
    documents: Texts = [
        (f"doc-{number}", text, publisher, DAY + timedelta(days=days))
        for number, (text, publisher, days) in enumerate(texts)
    ]
    return find_edges(documents, actors=ACTORS)


@pytest.mark.parametrize(
    ("text", "kind", "certainty"),
    [
        (STORY, "VERBATIM_COPY", "ESTABLISHED"),
        (STORY.replace("\n", " ").replace("“", '"').upper(), "VERBATIM_COPY", "ESTABLISHED"),
        (CUT, "NEAR_DUPLICATE", "ESTABLISHED"),
        (EDITED, "NEAR_DUPLICATE", "ESTABLISHED"),
        (REWRITE, "PARAPHRASE_REWRITE", "PROBABLE"),
    ],
)
def test_the_later_text_derives_from_the_earlier(text: str, kind: str, certainty: str) -> None:
    found = edges((STORY, "Harbour Wire", 0), (text, "Lakeside News", 1))
    assert [(e.from_node, e.to_node, e.type, e.certainty) for e in found] == [
        ("doc-1", "doc-0", kind, certainty)
    ]
    assert found[0].basis


@pytest.mark.parametrize("text", [STORY, CUT, EDITED, REWRITE])
def test_of_one_day_the_one_that_credits_derives(text: str) -> None:
    """The names of files say nothing about which came first."""
    story = STORY.replace(" told Harbour Wire", " said")
    reprint = text if "Wire" in text[-40:] else f"{text}\n- Harbour Wire\n"
    wire, paper = (story, "Harbour Wire", 0), (reprint, "Lakeside News", 0)
    there = [(e.from_node, e.to_node) for e in edges(wire, paper)]
    back = [(e.from_node, e.to_node) for e in edges(paper, wire)]
    assert (there, back) == ([("doc-1", "doc-0")], [("doc-0", "doc-1")])


def test_texts_on_other_matters_are_not_joined() -> None:
    assert edges((OTHER, "Gazette", 0), (REWRITE.replace("Harbour Wire", "Nobody"), "B", 0)) == []


def test_a_shared_short_phrase_is_no_rewrite() -> None:
    one = "The mayor said: “There is nothing to say about that today.” Then she left the hall."
    two = "A coach, asked of defeat: “There is nothing to say about that today.” He smiled."
    assert edges((one, "A", 0), (two, "B", 0)) == []


LONG = "\n".join(
    f"At {hour} o'clock the {thing} of the {place} was counted again and found {state}."
    for hour, thing in enumerate(("flour", "oil", "rope", "salt", "iron", "lead", "tar", "wax"), 1)
    for place, state in (("upper gate", "short"), ("old quay", "full"), ("mill yard", "spoilt"),
                         ("ferry house", "sound"), ("granary", "locked"), ("fort", "missing"))
)  # fmt: skip


def test_a_brief_inside_a_long_page_is_found() -> None:
    found = edges((f"{LONG}\n{STORY}\n{LONG[::-1]}", "Harbour Wire", 0), (CUT, "Gazette", 1))
    assert [(e.type.value, e.certainty.value) for e in found if e.type.value != "CITES"] == [
        ("NEAR_DUPLICATE", "ESTABLISHED")
    ]


# Two papers at one press conference: the same words of the speaker, all else their own.
SPOKEN = "“We counted eleven houses under guard, and nobody enters them without a word from above,”"
AT_ONE_TABLE = (
    f"{SPOKEN} the panel's head said in Meridia. Her deputy spoke of a long winter for inspectors, "
    "and showed pictures of empty roads. “There will be no second visit before June,” he said.",
    f"Journalists filled the small hall on Monday. {SPOKEN} they heard from Dana Quill, who then "
    "took no questions. “My thanks to the drivers who brought us back at night,” she added.",
)


def test_a_shared_quotation_alone_joins_nothing() -> None:
    one, other = AT_ONE_TABLE
    found = edges((one, "Lakeside News", 0), (other, "Gazette", 0))
    assert [(e.type.value, e.certainty.value) for e in found] == [
        ("PARAPHRASE_REWRITE", "POSSIBLE")
    ]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # All that it quotes it has from there.
        ("", "PROBABLE"),
        # One saying among others was taken, and no more.
        ("“The roof of the mill will be mended before the frost,” a carpenter said.", "POSSIBLE"),
    ],
)
def test_a_shared_quotation_with_a_credit_is_a_rewrite_where_it_is_all(
    more: str, expected: str
) -> None:
    one = f"{SPOKEN} the panel's head told Harbour Wire. Carts were few on the road. {more}"
    found = edges((AT_ONE_TABLE[1], "Harbour Wire", 0), (one, "Gazette", 1))
    told = [e.certainty.value for e in found if e.type == "PARAPHRASE_REWRITE"]
    assert told == [expected]
    assert any(e.type == "CITES" for e in found) is (expected == "POSSIBLE")


@pytest.mark.parametrize(
    "text",
    [
        "TARN (Northline) - The gate of the upper fort stayed shut on Monday, a clerk said.",
        "(Northline) — The gate of the upper fort stayed shut on Monday, a clerk said.",
        "The gate of the upper fort stayed shut on Monday, a clerk said.\n— Northline",
    ],
)
def test_a_wire_line_names_an_outlet_nobody_entered(text: str) -> None:
    assert [e.to_node for e in edges((text, "Gazette", 0))] == ["origin:northline"]


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ([], ("origin:wire", "PROBABLE")),
        ([(OTHER, "Harbour Wire", 0)], ("doc-1", "POSSIBLE")),
        ([(OTHER, "Harbour Wire", 9)], ("origin:wire", "PROBABLE")),
        ([(OTHER, "Harbour Wire", -30)], ("origin:wire", "PROBABLE")),
    ],
)
def test_a_credit_points_to_the_held_document_or_the_outlet(
    held: list[tuple[str, str, int]], expected: tuple[str, str]
) -> None:
    found = [e for e in edges((CREDITS, "Lakeside News", 1), *held) if e.type == "CITES"]
    assert [(e.to_node, e.certainty.value) for e in found] == [expected]


@pytest.mark.parametrize(
    "words",
    [
        "Harbour Wire reported",
        "she told Harbour Wire",
        "according to Harbour Wire",
        "On Monday the Harbour Wire reported",
    ],
)
def test_credits_are_known_in_many_wordings(words: str) -> None:
    text = f"The gate stays shut, {words}. Nothing more is known about the matter for now."
    assert [e.to_node for e in edges((text, "Lakeside News", 0))] == ["origin:wire"]


def test_an_outlet_does_not_credit_itself_and_strangers_are_no_outlets() -> None:
    assert edges((CREDITS, "Harbour Wire", 0)) == []
    assert edges((CREDITS.replace("Harbour Wire", "Dana Quill"), "B", 0)) == []


def test_many_reprints_hang_on_the_first() -> None:
    told = edges(*((STORY, f"Paper {n}", n % 5) for n in range(200)))
    found = [e for e in told if e.type.value != "CITES"]
    assert len(found) == 199
    assert {e.to_node for e in found} == {"doc-0"}


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(range(5)))
def test_order_of_arrival_does_not_matter(order: list[int]) -> None:
    documents: Texts = [
        (f"doc-{n}", text, "Paper", DAY + timedelta(days=n))
        for n, text in enumerate((STORY, CUT, EDITED, REWRITE, OTHER))
    ]
    shuffled = [documents[n] for n in order]
    assert find_edges(shuffled, actors=ACTORS) == find_edges(documents, actors=ACTORS)


def test_empty_and_tiny_texts_are_harmless() -> None:
    assert edges(("", "A", 0), ("No.", "B", 0)) == []
    assert [e.type.value for e in edges(("No.", "A", 0), ("no", "B", 1))] == ["VERBATIM_COPY"]


# Rewritten with no three words in a row of the story's own; names and what is told of them stay.
RETOLD = """Dana Quill, who heads the Orlan Panel, spoke to Harbour Wire about the Ashen Circle:
its leaders, she holds, go on living above the salt road, where houses are guarded. From the Corran
Front came a denial that guests are in the country at all. Valley traders reported carts bringing
flour and oil at night, paid for in coin."""


@pytest.mark.parametrize(
    ("text", "is_joined"),
    [
        (RETOLD, True),
        (RETOLD.replace("spoke to Harbour Wire about", "spoke about"), False),
        (CREDITS, False),
    ],
)
def test_a_retelling_needs_the_names_the_matter_and_a_common_credit(
    text: str, is_joined: bool
) -> None:
    told = text.replace("spoke to Harbour Wire", "told Harbour Wire")
    found = edges((STORY, "Lakeside News", 0), (told, "Valley Post", 1))
    rewrites = [e for e in found if e.type.value == "PARAPHRASE_REWRITE"]
    assert [(e.from_node, e.certainty.value) for e in rewrites] == (
        [("doc-1", "PROBABLE")] if is_joined else []
    )


FORM = """Type your e-mail address into the box, and a link to a new password goes out to you. Be
sure to fill in everything we ask you for. What do you think of this page? Choose one of the
options below, and your answer will help our editors decide what to do with your picture. If you
want to send us more, you can write to us at any hour and we will read what you have to say."""
BACKGROUND = """The quarrel over the salt road began when the guild of carters closed its gates to
strangers in the spring of the long rain. A first truce fell apart after the burning of two mills
near the ford. Since then envoys of five towns have met eleven times, and nothing has come of it
but a list of names and a promise to count the dead once the passes are open."""
LEDES = (
    "A barge with forty crates of lamp glass ran aground below the weir on Tuesday. Nobody was "
    "hurt, the lock keeper said, but the channel stays shut until a second crane arrives. Three "
    "smaller boats wait upstream with hides and salt, and their owners ask who will pay them for "
    "the days that they lose. The glass was meant for the new lantern on the northern mole.",
    "The council of Tarn elected a new reeve by seven votes to four. Orsolya Menk promised cheaper "
    "bread and a bell for the school, and thanked the old reeve for her patience. Her first letter "
    "goes to the millers, whose weights were found false last autumn. Two members left the hall "
    "before the count, saying that they had not been told of the hour of the vote.",
)


@pytest.mark.parametrize("shared", [FORM, BACKGROUND])
def test_a_form_or_the_background_of_an_outlet_joins_no_stories(shared: str) -> None:
    one, other = (f"{lede}\n\n{shared}" for lede in LEDES)
    assert edges((one, "Tarn Courier", 0), (other, "Tarn Courier", 1)) == []


# A page of its own each week, all with one box of the outlet's below the first sentence.
WEEKS = (
    "A barge with lamp glass ran aground below the weir on Tuesday, and nobody was hurt.",
    "The council of Tarn elected a new reeve by seven votes to four after a short debate.",
    "Two mills burnt at the ford while their owners sat in the tavern, a watchman said.",
    "Snow closed the upper pass for the third time, so letters go round by the coast now.",
    "The ferry house opens again in May with a new roof and a bell from the old chapel.",
)


def boxed(outlets: tuple[str | None, ...]) -> list[tuple[str, str]]:
    pages = (f"{lede}\n\n{BACKGROUND}" for lede in WEEKS)
    found = edges(*((page, outlets[n], 8 * n) for n, page in enumerate(pages)))
    rewrites = [e for e in found if e.type.value in ("PARAPHRASE_REWRITE", "NEAR_DUPLICATE")]
    assert rewrites
    return [(e.certainty.value, e.basis) for e in rewrites]


def test_what_an_outlet_prints_every_week_joins_nothing() -> None:
    found = boxed(("Tarn Courier",) * 5)
    assert {certainty for certainty, _ in found} == {"POSSIBLE"}
    assert "week after week" in found[0][1]


@pytest.mark.parametrize("outlets", [("A", "B", "C", "D", "E"), (None,) * 5])
def test_what_goes_from_outlet_to_outlet_is_joined_however_late(
    outlets: tuple[str | None, ...],
) -> None:
    assert "POSSIBLE" not in {certainty for certainty, _ in boxed(outlets)}


def test_a_story_reprinted_for_weeks_stays_one() -> None:
    found = edges(*((text, "Tarn Courier", 8 * n) for n, text in enumerate((STORY,) * 5 + (CUT,))))
    assert {e.certainty.value for e in found if e.type.value != "CITES"} == {"ESTABLISHED"}


CORRECTION = """Correction

In a report of 16 February Harbour Wire said that eleven houses of the Ashen Circle stood under
guard in the hills. The Orlan Panel has since said that there were seven."""
CIRCLE = "that chiefs of the Ashen Circle stood under guard in eleven houses in the hills."
TAKEN_BACK = [("doc-1", "doc-0", "CITES", "PROBABLE")]


@pytest.mark.parametrize(
    ("text", "publisher", "expected"),
    [
        (CORRECTION, "Harbour Wire", [("doc-1", "doc-0", "CITES", "PROBABLE")]),
        (CORRECTION, "Lakeside News", []),
        (CORRECTION.replace("16 February", "9 February"), "Harbour Wire", []),
        (CORRECTION.replace("Correction", "Fewer houses than told"), "Harbour Wire", []),
        (
            "Retraction, 3 March\n\nHarbour Wire takes back its story of 16 February on the chiefs"
            " of the Ashen Circle and the houses in the hills.",
            "Harbour Wire",
            [("doc-1", "doc-0", "CITES", "PROBABLE")],
        ),
        (f"Retraction\n\nOn 16 February we reported {CIRCLE}", "Harbour Wire", TAKEN_BACK),
        (f"Retraction\n\nWe wrote on 16 February {CIRCLE}", "Harbour Wire", TAKEN_BACK),
        # What somebody else said that day, or what was done on it, is no story that was printed.
        (f"Retraction\n\nOn 16 February the Panel reported {CIRCLE}", "Harbour Wire", []),
        (f"Retraction\n\nOn 16 February we visited the hills, {CIRCLE}", "Harbour Wire", []),
        (f"Our work\n\nOn 16 February we reported {CIRCLE}", "Harbour Wire", []),
    ],
)
def test_a_correction_derives_from_what_it_corrects(
    text: str, publisher: str, expected: list[tuple[str, ...]]
) -> None:
    """A monitor's report that recalls an earlier one is news of its own."""
    found = edges((STORY, "Harbour Wire", 0), (text, publisher, 15))
    own = [
        e for e in found if e.type == "CITES" and e.to_node == "doc-0" and "takes back" in e.basis
    ]
    assert [(e.from_node, e.to_node, e.type, e.certainty) for e in own] == expected


BOX = """Background: the salt road runs for sixty miles from the harbour to the hills, and was paved
twice in forty years. It has nine gates, each with a toll house and a well, and it is closed to
carts in the first week of every month. Its wardens are chosen by lot and serve for one year."""
PAGE = f"{BOX}\n\n{OTHER}"
BELL = """Divers found the bell of the ferry Alba under the old pier on Sunday, the harbour master
said. It will hang in the new lighthouse once the rust is off. A crowd had watched from the quay
since the morning, and the band of the salt works played until it was dark and the rain came."""


def rewrites(*texts: tuple[str, str | None, int]) -> list[str]:
    return [e.certainty.value for e in edges(*texts) if e.type == "PARAPHRASE_REWRITE"]


def test_a_box_that_one_outlet_prints_twice_makes_no_rewrite() -> None:
    """What two outlets print alike is an agency's, in however few places."""
    other = f"{BELL}\n\n{BOX}"
    assert rewrites((PAGE, "Harbour Wire", 0), (other, "Harbour Wire", 2)) == ["POSSIBLE"]
    assert rewrites((PAGE, "Harbour Wire", 0), (other, "Lakeside News", 2)) == ["PROBABLE"]


@pytest.mark.parametrize(("days", "certainty"), [(3, "PROBABLE"), (90, "POSSIBLE")])
def test_a_story_is_rewritten_within_weeks(days: int, certainty: str) -> None:
    found = edges((STORY, "Harbour Wire", 0), (_spread(), "Harbour Wire", days))
    assert [e.certainty.value for e in found if e.to_node == "doc-0"] == [certainty]


def _spread() -> str:
    """Every other sentence of the story, between sentences of its own."""
    own = [
        "Snow fell on the pass in the night and the carts turned back at the second gate.",
        "The clerk kept the keys, and the wardens drew lots for the well.",
        "A boat came in from the lake with salt and with letters for the council.",
        "Two of the lamps were lit again towards morning, though nobody had been sent up.",
    ]
    told = STORY.replace("\n", " ").split(". ")
    return ". ".join(x for pair in zip(told, own, strict=False) for x in pair)


def test_two_texts_of_an_outlet_credit_nobody() -> None:
    one = f"Dana Quill met Aldo Quist, Bram Iskel and Neve Tarrow at Tarn and at Orvel. {OTHER}"
    other = "Neve Tarrow, Bram Iskel, Aldo Quist and Dana Quill met at Orvel and at Tarn."
    assert edges((one, "Harbour Wire", 0), (other, "Harbour Wire", 1)) == []


def test_a_short_quotation_does_not_open_another() -> None:
    """Behind "the Chin" the rest of the text is not quoted, and no notice to the reader."""
    told = f'Dana "the Owl" Quill heads the panel. {BELL} {BOX}'
    more = f'{told} "Do you hear the carts at night?" she asked. Nobody said a word. {OTHER}'
    assert [e.type for e in edges((told, "Wire", 0), (more, "News", 1))] == ["NEAR_DUPLICATE"]
