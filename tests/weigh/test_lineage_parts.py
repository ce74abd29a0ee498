"""What of a text is another's and what is its own: copies, rewrites, boxes, notices, credits."""

from datetime import date, timedelta

import pytest

from pactwatch.case.copies import document_groups
from pactwatch.domain.evidence import LineageEdge
from pactwatch.weigh import find_edges

DAY = date(2031, 3, 3)
BRIEF = """The ferry to Osk sank on Monday with nine crates of rifles in its hold, a harbour clerk
said. Divers of the Tarn Guard raised four of them before dark and sealed the wreck with chains.
Nobody has asked for the cargo, and the owner of the boat has not been seen in town since Sunday."""
BOX = """How the sluice works: the water stands against two doors of oak, one behind the other. A
wheel on the bridge lifts the first by a chain of forty links. When the basin is full the second
door follows, and the barge is drawn through by mules. It takes a quarter of an hour, and less in
a dry summer. Both doors were cast anew after the flood that took the lower mill."""


def story(thing: str, sentences: int) -> str:
    """News that no other story shares a run of words with: twelve words a sentence."""
    words = [f"{thing}{n}" for n in range(12 * sentences)]
    rows = (words[n : n + 12] for n in range(0, len(words), 12))
    return " ".join(f"{' '.join(row).capitalize()}." for row in rows)


def edges(*texts: tuple[str, str | None, int]) -> list[LineageEdge]:
    return find_edges(
        (f"doc-{number}", text, publisher, DAY + timedelta(days=days))
        for number, (text, publisher, days) in enumerate(texts)
    )


def between(found: list[LineageEdge], one: int, other: int) -> list[tuple[str, str]]:
    nodes = {f"doc-{one}", f"doc-{other}"}
    return [(e.type.value, e.certainty.value) for e in found if {e.from_node, e.to_node} == nodes]


EDITED = BRIEF.replace("sank on", "went down on").replace("raised four", "brought up four")
REWORDED = (
    EDITED.replace("on Monday", "Monday")
    .replace("in its hold", "in the hold")
    .replace("a harbour clerk", "the harbour clerk")
    .replace("the wreck with", "the hull with")
    .replace("has not been seen in town", "has not shown his face in town")
)
OWN_CLAUSE = (
    EDITED
    + " The mayor of Osk, who learnt of it at breakfast, has ordered every boat back to the quay "
    "and means to hear the crew."
)
OWN_NEWS = (
    BRIEF
    + " "
    + BOX.replace("sluice", "weir")[: BOX.index("It takes")]
    + "The doors stay shut until the wreck is out of the way, and barges wait below the bridge."
)


@pytest.mark.parametrize(
    ("earlier", "text", "kind"),
    [
        # A word or two a sentence: a copy still.
        (BRIEF, EDITED, "NEAR_DUPLICATE"),
        (f"{BRIEF} {story('flour', 4)}", REWORDED, "NEAR_DUPLICATE"),
        # A sentence of its own beside such edits.
        (f"{BRIEF} {story('flour', 4)}", OWN_CLAUSE, "PARAPHRASE_REWRITE"),
        # The shorter tells nothing of its own, however much the longer does.
        (BRIEF, f"{BRIEF} {story('flour', 30)}", "NEAR_DUPLICATE"),
    ],
)
def test_a_copy_has_no_news_of_its_own(earlier: str, text: str, kind: str) -> None:
    found = edges((earlier, "Harbour Wire", 0), (text, "Gazette", 1))
    assert [e.type.value for e in found] == [kind]


# Another desk's hand: a clause put otherwise, another of its own, a word here and there.
ANOTHER_DESK = (
    EDITED.replace("has not been seen in town since Sunday", "could not be reached")
    .replace("Nobody has asked", "So far nobody has asked")
    .replace("a harbour clerk", "somebody at the harbour who asked not to be named in the paper")
)


@pytest.mark.parametrize(
    ("publisher", "kind"), [("Gazette", "NEAR_DUPLICATE"), ("Harbour Wire", "PARAPHRASE_REWRITE")]
)
def test_another_outlet_goes_over_a_copy_with_a_freer_hand(publisher: str, kind: str) -> None:
    """What one outlet changes so much is its next edition; another prints the agency's text."""
    found = edges((BRIEF, "Harbour Wire", 0), (ANOTHER_DESK, publisher, 1))
    assert [e.type.value for e in found] == [kind]


def test_most_of_a_text_with_news_beside_it_is_a_rewrite() -> None:
    long = f"{BRIEF} {story('flour', 40)}"
    news = OWN_NEWS.removeprefix(BRIEF)
    found = edges((f"{long} {story('oil', 20)}", "Harbour Wire", 0), (long + news, "Gazette", 1))
    assert between(found, 1, 0) == [("PARAPHRASE_REWRITE", "PROBABLE")]


def test_one_sentence_in_common_makes_two_briefs_no_copies() -> None:
    said = "said that the Front kept guests in the lower fort of Osk on 4 April."
    one, other = (f"{who} {said}" for who in ("Ruth Brand", "A clerk of the mill"))
    assert edges((one, None, 0), (other, None, 1)) == []


PAGES = tuple(f"{story(thing, 24)} {BOX} {story(thing + 'x', 4)}" for thing in ("oil", "salt"))


def test_a_box_published_by_itself_makes_its_outlets_reports_no_copies() -> None:
    one, other = ((page, "Gazette", day) for day, page in enumerate(PAGES))
    found = edges((BOX, "Gazette", 0), one, other)
    held = [*between(found, 1, 0), *between(found, 2, 0)]
    assert sorted(kind for kind, _ in held) == ["NEAR_DUPLICATE", "PRESUMED_SHARED"]
    groups = document_groups(["doc-0", "doc-1", "doc-2"], found)
    assert groups["doc-1"] != groups["doc-2"]
    assert len(set(groups.values())) == 2


def test_what_several_outlets_print_whole_is_one_origin() -> None:
    found = edges((BOX, "Gazette", 0), (PAGES[0], "Osk Herald", 1), (PAGES[1], "Mill Post", 2))
    assert len(set(document_groups(["doc-0", "doc-1", "doc-2"], found).values())) == 1


def test_reports_that_share_a_box_and_little_more_are_no_rewrites() -> None:
    one, other = (
        (f"{story('rope', 3)} {story(thing, 12)} {BOX} {thing} {story('tar', 2)}", "Gazette", 1)
        for thing in ("oil", "salt")
    )
    assert between(edges(one, other), 0, 1) == [("PARAPHRASE_REWRITE", "PROBABLE")]
    found = edges((BOX, "Gazette", 0), one, other)
    assert ("PARAPHRASE_REWRITE", "PROBABLE") not in between(found, 1, 2)


def test_an_edition_after_a_page_that_holds_a_brief_is_found() -> None:
    page = f"{BRIEF} {story('iron', 20)}"
    later = f"{story('lead', 8)} {story('iron', 20)}"
    found = edges((BRIEF, "Gazette", 0), (page, "Gazette", 1), (later, "Gazette", 2))
    assert between(found, 2, 1)


def test_notices_of_rights_are_not_compared() -> None:
    notice = (
        "All rights reserved by the Gazette Company of Osk and its heirs in every harbour of the "
        "coast. The privacy policy of the Gazette Company lies open at the counter on market days. "
        "The tables of tides are proprietary to the Pilots of Tarn and licensed for use on board."
    )
    one, other = (f"{story(thing, 2)} {notice}" for thing in ("oil", "salt"))
    assert edges((one, "Gazette", 0), (other, "Gazette", 1)) == []


def test_a_credit_points_to_one_report_and_joins_no_others() -> None:
    common = story("iron", 3)
    reports = [f"{common} {story(thing, 20)}" for thing in ("oil", "salt", "rope")]
    crediting = f"{common} {story('rope', 2)} {story('wax', 30)} Harbour Wire reported it."
    found = edges(*((r, "Harbour Wire", n) for n, r in enumerate(reports)), (crediting, "Post", 3))
    assert [(e.from_node, e.to_node) for e in found if e.type == "CITES"] == [("doc-3", "doc-2")]


@pytest.mark.parametrize("own", [80, 8, 0])
def test_a_story_is_found_however_many_pages_print_it(own: int) -> None:
    """More pages than may have a phrase in common, each with news of its own or cut; and each is
    joined to the story, not to all the others too."""
    wire = story("wire", 20)
    texts = [(wire, "Harbour Wire", 0)]
    for n in range(70):
        cut = wire[: len(wire) * (30 + n) // 110]
        text = f"{wire} {story(f'own{n}x', own)}" if own else cut
        texts.append((text, f"Paper {n}", 1 + n // 10))
    found = edges(*texts)
    groups = document_groups([f"doc-{n}" for n in range(71)], found)
    assert len(set(groups.values())) == 1
    assert len(found) <= 3 * len(texts)
