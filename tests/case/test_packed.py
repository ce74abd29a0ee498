"""Rows of a kept board, packed: they come out as they went in, or the board is not kept."""

from dataclasses import replace

import msgspec
from benchmark.casemaker import AS_OF, make_dossier

from pactwatch.case.packed import PackedRow, pack_rows
from pactwatch.weigh import RuleSet
from pactwatch.weigh.board import KeptRow, weigh_duties
from pactwatch.weigh.desk import Desk


def weighed() -> dict[str, KeptRow]:
    desk = Desk(make_dossier(60, 4), RuleSet(), AS_OF)
    return weigh_duties(desk, desk.dirty)


def test_packed_rows_come_back_from_a_file_as_they_were_weighed() -> None:
    rows = weighed()
    assert any(one.taken for one in rows.values())
    stored = msgspec.msgpack.encode(pack_rows(rows))
    found = msgspec.msgpack.decode(stored, type=dict[str, PackedRow])
    assert {key: one.unpacked() for key, one in found.items()} == rows


def test_rows_that_hold_half_of_a_surrogate_pair_are_not_packed() -> None:
    rows = weighed()
    key, one = next((key, one) for key, one in rows.items() if one.taken)
    told = replace(one.taken[0].assumption, text="\ud800")
    rows[key] = replace(one, taken=(msgspec.structs.replace(one.taken[0], assumption=told),))
    assert pack_rows(rows) is None
