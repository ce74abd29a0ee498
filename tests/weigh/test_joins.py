"""Who is one with whom does not depend on how long the chain is, nor on the order of the joins."""

from hypothesis import given
from hypothesis import strategies as st

from pactwatch.weigh.joins import Joins

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
