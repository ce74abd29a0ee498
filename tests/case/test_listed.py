"""Lists of actors that others keep: taken in with aliases, once, and taken back by deleting."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.case.factories import Clock
from tests.cli.running import run

from pactwatch.errors import BadInput
from pactwatch.pipeline import WorkingCase, open_case
from pactwatch.read.actor_lists import parse_actor_list

# Invented people and bodies in the list's own shape.
UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>11</DATAID>
<FIRST_NAME> Orin</FIRST_NAME><SECOND_NAME>TAL </SECOND_NAME><THIRD_NAME/>
<NAME_ORIGINAL_SCRIPT>Орин Тал</NAME_ORIGINAL_SCRIPT>
<REFERENCE_NUMBER>LKi.001 </REFERENCE_NUMBER><LISTED_ON>2030-02-01</LISTED_ON>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Orin Taal</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Tal</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
</INDIVIDUAL></INDIVIDUALS><ENTITIES><ENTITY><DATAID>12</DATAID>
<FIRST_NAME>THE "ASHEN" TRUST</FIRST_NAME><REFERENCE_NUMBER>LKe.002</REFERENCE_NUMBER>
<ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Lake Relief</ALIAS_NAME></ENTITY_ALIAS>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>"""
ENTITIES = [
    ("Q7", "Person", {"name": ["Ilse Brandt"], "alias": ["I. Brandt"]}),
    ("lk/8", "Organization", {"name": ["Ford Guild"], "weakAlias": ["FG"]}),
    ("9", "Address", {"full": ["1 Ford Road"]}),
]
FTM = "\n".join(json.dumps({"id": i, "schema": s, "properties": p}) for i, s, p in ENTITIES)


def test_the_un_list_gives_names_good_aliases_and_where_they_stand() -> None:
    tal, trust = parse_actor_list(UN.encode(), name="list.xml")
    assert (tal.id, tal.kind) == ("un-lki-001", "PERSON")
    assert tal.names == ("Orin TAL", "Орин Тал", "Orin Taal")
    assert tal.note == "UN list LKi.001, listed 2030-02-01; weak aliases, not matched: Tal"
    assert (trust.names, trust.kind) == (('THE "ASHEN" TRUST', "Lake Relief"), "ORGANISATION")


def test_follow_the_money_gives_people_and_bodies_only() -> None:
    brandt, guild = parse_actor_list(FTM.encode(), name="entities.json")
    assert (brandt.id, brandt.names) == ("ftm-q7", ("Ilse Brandt", "I. Brandt"))
    assert (guild.id, guild.kind, guild.names) == ("ftm-lk-8", "ORGANISATION", ("Ford Guild",))
    assert guild.note.endswith("weak aliases, not matched: FG")


WRONG = {
    b"": "found no person and no organisation",
    b"<html></html>": "found no person and no organisation",
    b"<CONSOLIDATED_LIST><INDIVIDUALS>": "found XML that breaks off",
    b"name,alias": "line 1: found no FollowTheMoney entity",
    b'{"id": "1", "schema": "Person", "properties": {}}': "entry 1: found no name",
    b'[1, 2]': "line 1: found no FollowTheMoney entity",
}  # fmt: skip


@pytest.mark.parametrize("content", WRONG)
def test_what_is_no_list_is_refused_in_one_line(content: bytes) -> None:
    with pytest.raises(BadInput, match=WRONG[content]) as refused:
        parse_actor_list(content, name="list")
    assert "\n" not in str(refused.value)


def test_taken_in_once_and_taken_back_by_deleting(
    root: Path, case: WorkingCase, clock: Clock
) -> None:
    before, text = clock.now, (root / "actors.toml").read_text("utf-8")
    clock.move(hours=1)
    taken = case.take_actors(UN.encode(), name="list.xml")
    assert (taken.new, taken.known) == (("un-lki-001", "un-lke-002"), ())
    assert case.take_actors(UN.encode(), name="list.xml").known == taken.new
    names = {name for actor in case.norms().actors for name in actor.names}
    assert {"Орин Тал", 'THE "ASHEN" TRUST', "Lake Relief"} <= names
    assert not any(actor.id.startswith("un-") for actor in case.norms(before).actors)
    written = (root / "actors.toml").read_text("utf-8")
    begin = written.index("# Begin of list.xml")
    clock.move(hours=1)
    (root / "actors.toml").write_text(written[:begin].rstrip() + "\n")
    assert (root / "actors.toml").read_text("utf-8") == text.rstrip() + "\n"
    with open_case(root, person="Borin Hale", clock=clock) as again:
        assert not any(actor.id.startswith("un-") for actor in again.norms().actors)
        assert again.board(as_of=date(2031, 5, 1)).rows


def test_the_command_says_how_many(root: Path, tmp_path: Path) -> None:
    (tmp_path / "entities.json").write_text(FTM)
    named = ("actors", str(root), "--import", str(tmp_path / "entities.json"), "--as", "Asha Venn")
    told = "entities.json: 2 actor(s) taken into actors.toml, 0 there already\n"
    assert (run(*named).out, run(*named).code) == (told, 0)
    ran = run("actors", str(root), "--import", str(tmp_path / "none.xml"))
    assert (ran.code, "not found; check the path" in ran.err) == (2, True)
