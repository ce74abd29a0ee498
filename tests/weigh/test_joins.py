"""Who is one with whom does not depend on how long the chain is, nor on the order of the joins."""

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.case.copies import document_groups, regrouped
from pactwatch.domain.codebook import Codebook
from pactwatch.domain.dossier import Dossier
from pactwatch.domain.evidence import Certainty, LineageEdge, LineageType
from pactwatch.weigh.joins import Joins
from pactwatch.weigh.origins.sources import Sources

pairs = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh")), max_size=12)


def by_name(node: str) -> str:
    return node


def components(told: list[tuple[str, str]]) -> dict[str, str]:
    """The least node of each node's component, by walking every pair again and again."""
    least = {node: node for node in "abcdefgh"}
    for _ in least:
        for one, other in told:
            least[one] = least[other] = min(least[one], least[other])
    return least


def test_a_chain_of_reprints_is_one_story_from_either_end() -> None:
    joins = Joins(by_name)
    for one, other in ("de", "cd", "bc", "ab"):
        joins.join(one, other)
    assert [joins.root(node) for node in "edcba"] == ["a"] * 5
    assert [joins.root(node) for node in "abcde"] == ["a"] * 5


@given(told=pairs, asked=st.lists(st.sampled_from("abcdefgh")), more=pairs)
def test_joins_taken_up_again_go_on_as_they_were(
    told: list[tuple[str, str]], asked: list[str], more: list[tuple[str, str]]
) -> None:
    joins = Joins(by_name)
    for one, other in told:
        joins.join(one, other)
    for node in asked:
        joins.root(node)
    later = Joins.resumed(by_name, joins.parents)
    moved = [node for one, other in more for node in later.join(one, other)]
    wanted = components(told + more)
    assert {node: later.root(node) for node in "abcdefgh"} == wanted
    assert {n for n, root in wanted.items() if components(told)[n] != root} <= set(moved)
    for root in set(wanted.values()):
        assert set(later.members(root)) == {n for n, at in wanted.items() if at == root}


@given(steps=st.lists(st.one_of(st.sampled_from("abcdefgh"), pairs.map(tuple)), max_size=14))
def test_who_stands_for_a_component_is_its_best_whenever_another_came_to_rank_lower(
    steps: list[str | tuple[tuple[str, str], ...]],
) -> None:
    """A step lets one node rank lower, or joins some pairs."""
    low: set[str] = set()

    def rank(node: str) -> tuple[bool, str]:
        return node in low, node

    joins, told = Joins(rank), list[tuple[str, str]]()
    for step in steps:
        before = {node: joins.root(node) for node in "abcdefgh"}
        if isinstance(step, str):
            low.add(step)
            moved = set(joins.lead(step))
        else:
            told += step
            moved = {node for one, other in step for node in joins.join(one, other)}
        least = components(told)
        for node in "abcdefgh":
            same = [other for other in "abcdefgh" if least[other] == least[node]]
            assert joins.root(node) == min(same, key=rank)
            assert set(joins.members(joins.root(node))) == set(same)
            assert joins.root(node) == before[node] or node in moved
    later = Joins.resumed(rank, joins.parents)
    assert all(later.root(node) == joins.root(node) for node in "abcdefgh")


def edge(one: str, other: str, kind: str = "NEAR_DUPLICATE") -> LineageEdge:
    return LineageEdge(one, other, LineageType(kind), Certainty.ESTABLISHED, "made up")


def test_a_reprint_whose_name_sorts_first_leaves_the_story_its_name() -> None:
    told = (edge("doc-b", "doc-y"), edge("doc-a", "doc-b"), edge("doc-c", "doc-z", "CITES"))
    for lineage in (told, told[::-1]):
        sources = Sources(Dossier((), (), Codebook("none", "0", ()), lineage=lineage))
        assert {sources.story(f"doc-{x}") for x in "aby"} == {"doc-y"}
        assert {sources.story(f"doc-{x}") for x in "cz"} == {"doc-z"}


@given(told=pairs, more=pairs)
def test_groups_of_copies_are_the_same_at_once_and_one_by_one(
    told: list[tuple[str, str]], more: list[tuple[str, str]]
) -> None:
    first, later = ([edge(*pair) for pair in some] for some in (told, more))
    step = regrouped(document_groups("abcdefgh", first), later)
    assert step == document_groups("abcdefgh", first + later) == components(told + more)
