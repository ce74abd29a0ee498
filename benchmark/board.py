"""How long a board takes: a made-up case weighed whole, with one more document, and by size.

Seconds differ between machines and with what else they do; the ratios travel. The plain pass is
the least any program does with the evidence: look at every statement and every link once.
"""

import os
import time
from collections.abc import Callable

from benchmark import kept
from benchmark.casemaker import AS_OF, make_dossier, one_more_document
from pactwatch.domain.dossier import Dossier
from pactwatch.weigh import Memory, RuleSet, board

RULES = RuleSet()
# Every figure is the least of so many runs: what disturbs a run only ever adds to it.
RUNS = 3


def measure(*, statements: int, duties: int, workers: int) -> list[tuple[str, str]]:
    """Figures by name for a case of this size, and for one a tenth and a half of it."""
    whole = make_dossier(statements, duties)
    seconds = _board(whole, workers)
    one, rows = _one_more(whole)
    plain = _least(lambda: _plain_pass(whole))
    found = [
        ("statements", str(statements)),
        ("duties", str(duties)),
        ("links", str(len(whole.links))),
        ("processes", f"{workers} (of {os.cpu_count()} cores)"),
        ("board, seconds", f"{seconds:.2f}"),
        ("board, one process, seconds", f"{_board(whole, 1):.2f}"),
        ("plain pass, seconds", f"{plain:.3f}"),
        ("board / plain pass", f"{seconds / plain:.1f}"),
        ("one more document, seconds", f"{one:.3f}"),
        ("one more document / board", f"{one / seconds:.4f}"),
        ("rows one more document touches", str(rows)),
    ]
    for part in (10, 2):
        smaller = _board(make_dossier(statements // part, duties // part), workers)
        found.append((f"time for 1/{part} of it / share", f"{smaller / seconds * part:.2f}"))
    return [*found, *kept.measure(statements=statements // 10, duties=max(1, duties // 10))]


def _board(dossier: Dossier, workers: int) -> float:
    return _least(lambda: board(dossier, RULES, as_of=AS_OF, workers=workers))


def _one_more(dossier: Dossier) -> tuple[float, int]:
    """Seconds for the board after one more report, and how many rows it changes."""
    times = []
    for seed in range(RUNS):
        memory, more = Memory(), one_more_document(dossier, seed=seed)
        before = board(dossier, RULES, as_of=AS_OF, memory=memory)
        start = time.perf_counter()
        after = board(more, RULES, as_of=AS_OF, memory=memory)
        times.append(time.perf_counter() - start)
    return min(times), sum(a != b for a, b in zip(after, before, strict=True))


def _plain_pass(dossier: Dossier) -> int:
    told = {t.statement.id: t for t in dossier.testimonies}
    return len({(x.obligation_id, told[x.statement_id].origin) for x in dossier.links})


def _least(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _ in range(RUNS))


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
