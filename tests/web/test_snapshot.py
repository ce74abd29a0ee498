"""What is worked out once for one state of the register: by one thread, for all who ask."""

import threading
import time

import pytest

from pactwatch.domain.review import Action, Decision, TargetKind
from pactwatch.pipeline import WorkingCase
from pactwatch.web.snapshot import Snapshot
from pactwatch.web.waiting import waiting_of


def test_who_asks_meanwhile_waits_and_nothing_is_worked_out_twice(case: WorkingCase) -> None:
    kept, made = Snapshot(case), []

    def slow() -> str:
        made.append(1)
        time.sleep(0.05)
        return "board"

    threads = [threading.Thread(target=kept.get, args=("board", slow)) for _ in range(5)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert (kept.get("board", slow), made) == ("board", [1])


def test_what_fails_is_tried_again(case: WorkingCase) -> None:
    kept = Snapshot(case)
    with pytest.raises(ZeroDivisionError):
        kept.get("row", lambda: 1 // 0)
    assert kept.get("row", lambda: 1) == 1


def test_a_decision_leaves_what_it_does_not_move(case: WorkingCase) -> None:
    kept = Snapshot(case)
    before = kept.head()
    kept.get("norms", lambda: 1)
    kept.get(("narrowed", "x"), lambda: 2)
    kept.get("board", lambda: 3)
    (item, *_) = [i for i in case.queue("C-1") if i.kind is TargetKind.LINK]
    case.decide(Decision(TargetKind.LINK, item.target_id, Action.ACCEPT))
    kept.carry(before, ("norms", "narrowed"))
    assert (kept.peek("norms"), kept.peek(("narrowed", "x")), kept.peek("board")) == (1, 2, None)


def test_the_queue_says_where_each_stands_and_how_many_wait(case: WorkingCase) -> None:
    waiting = waiting_of(case.queue(None))
    for n, item in enumerate(waiting.items):
        assert waiting.place[item.target_id] == n
    (first, *rest) = waiting.items
    left = waiting.without(first.target_id)
    assert list(left.items) == rest
    assert sum(left.counts.values()) == sum(1 for i in rest if i.obligation_id)
