"""actors.toml: what is read, and how slips are named."""

import pytest

from pactwatch.domain.actor import Actor, MonitorRole, Reliability
from pactwatch.errors import BadInput
from pactwatch.read.actors_file import check_parents, parse_actors

FULL = """
[[actor]]
id = "corran"
names = ["Corran Front", "CF"]
kind = "ARMED_GROUP"
role = "MONITORED_PARTY"
reliability = "C"
access_path = "its own ranks"
areas = ["Grey Vale"]
note = "invented"

[[actor]]
id = "quiet-hand"
names = ["Quiet Hand"]
parent = "corran"
"""


def test_every_key_is_read_and_the_rest_takes_its_default() -> None:
    assert parse_actors(FULL, name="actors.toml") == (
        Actor(
            "corran",
            ("Corran Front", "CF"),
            "ARMED_GROUP",
            MonitorRole.MONITORED_PARTY,
            reliability=Reliability.C,
            access_path="its own ranks",
            areas=("Grey Vale",),
            note="invented",
        ),
        Actor("quiet-hand", ("Quiet Hand",), parent="corran"),
    )


def test_an_empty_file_has_no_actors() -> None:
    assert parse_actors("# nobody yet\n", name="actors.toml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[actor]]\nid = ", "found text that is not TOML"),
        ('actor = "x"', "actor: found 'x', expected tables that begin with [[actor]]"),
        ('[[actors]]\nid = "a"', "expected one of the keys actor"),
        ('[[actor]]\nnames = ["A"]', "actor[1].id: found nothing, expected a text"),
        ('[[actor]]\nid = "a"', "actor[a].names: found nothing, expected a list with at least one"),
        ('[[actor]]\nid = "a"\nnames = "A"', "actor[a].names: found 'A', expected a list of texts"),
        (
            '[[actor]]\nid = "a"\nnames = ["A"]\nrole = "SPY"',
            "actor[a].role: found 'SPY', expected",
        ),
        (
            '[[actor]]\nid = "a"\nnames = ["A"]\nreliability = "G"',
            "expected one of A, B, C, D, E, F",
        ),
        (
            '[[actor]]\nid = "a"\nnames = ["A"]\nroles = "X"',
            "actor[a].roles: found 'X', expected one",
        ),
        ('[[actor]]\nid = "a"\nnames = ["A"]\n' * 2, "that no other table of the file has"),
    ],
)
def test_a_slip_is_named_with_file_key_and_next_step(text: str, message: str) -> None:
    with pytest.raises(BadInput) as error:
        parse_actors(text, name="my-actors.toml")
    assert str(error.value).startswith("my-actors.toml: ")
    assert message in str(error.value)
    assert "; " in str(error.value)


@pytest.mark.parametrize(
    "actors",
    [
        [Actor("a", ("A",), parent="nobody")],
        [Actor("a", ("A",), parent="a")],
        [Actor("a", ("A",), parent="b"), Actor("b", ("B",), parent="a")],
    ],
)
def test_parents_must_be_known_and_run_in_no_circle(actors: list[Actor]) -> None:
    with pytest.raises(BadInput, match=r"cast\.toml: actor\[a\]\.parent: found"):
        check_parents(actors, name="cast.toml")


def test_known_parents_pass() -> None:
    check_parents([Actor("a", ("A",)), Actor("b", ("B",), parent="a")], name="cast.toml")
