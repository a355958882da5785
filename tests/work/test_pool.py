"""Processes that share work: results in order, whoever is killed; limits of time; nothing left running."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from kg.errors import KgError, MissingExtra
from kg.work import in_processes
from kg.work.pool import ATTEMPTS
from tests.work import tasks


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("processes", [2, 3])
def test_results_come_in_the_order_of_the_items(processes: int) -> None:
    items = [str(number) for number in range(150)]
    found = list(in_processes(tasks.doubled, items, processes=processes, lost=tasks.lost))
    assert found == [item * 2 for item in items]


def test_no_items_need_no_process() -> None:
    assert list(in_processes(tasks.doubled, [], processes=2, lost=tasks.lost)) == []


def test_the_work_is_shared_and_closing_ends_every_process() -> None:
    running = in_processes(tasks.number_of_process, ["x"] * 300, processes=2, lost=tasks.lost)
    first = next(running)
    seen = {first, *(next(running) for _ in range(200))}
    running.close()  # type: ignore[attr-defined]
    assert len(seen) == 2 and os.getpid() not in seen
    assert not any(map(alive, seen))


def test_a_killed_process_costs_a_retry_and_nothing_else(tmp_path: Path) -> None:
    items = ["a", "b", str(tmp_path / "once"), *"cdefghijklmnop", str(tmp_path / "again"), *"qrstuvw"]
    assert list(in_processes(tasks.dying_once, items, processes=2, lost=tasks.lost)) == items
    assert (tmp_path / "once").exists() and (tmp_path / "again").exists()


def test_a_process_killed_from_outside_is_replaced() -> None:
    running = in_processes(tasks.number_of_process, ["x"] * 400, processes=2, lost=tasks.lost)
    victim = next(running)
    os.kill(victim, signal.SIGKILL)
    rest = list(running)
    assert len(rest) == 399 and len({victim, *rest}) >= 2


def test_an_item_that_kills_every_process_is_passed_over() -> None:
    items = ["a", "die", *"bcdefghijkl"]
    found = list(in_processes(tasks.dying, items, processes=2, lost=tasks.lost))
    assert [one for one in found if isinstance(one, str)] == [item for item in items if item != "die"]
    assert found[1][0] == "die" and f"{ATTEMPTS} times" in found[1][1] and "SIGKILL" in found[1][1]


def test_an_item_that_takes_too_long_ends_its_process_and_is_passed_over() -> None:
    items = ["a", "hang", *"bcdefghijkl", "hang"]
    found = list(in_processes(tasks.hanging, items, processes=2, lost=tasks.lost, seconds=0.5))
    assert found == [("hang", "time") if item == "hang" else item for item in items]


def test_what_a_task_raises_or_cannot_send_is_told_for_its_item() -> None:
    found = list(in_processes(tasks.raising, ["raise", "fine", "unsendable", "missing"], processes=2, lost=tasks.lost))
    assert found[0] == ("raise", "ValueError: no such lamp") and found[1] == "fine"
    assert found[2][0] == "unsendable"
    assert isinstance(found[3], MissingExtra) and "kg[light]" in str(found[3])


def test_a_task_that_no_process_can_load_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "passing.py").write_text("def task(item):\n    return item\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    import passing  # type: ignore[import-not-found]

    monkeypatch.setattr(passing.task, "__module__", "passing")
    (tmp_path / "passing.py").write_text("raise SystemExit(3)\n")
    with pytest.raises(KgError, match="--workers 1"):
        list(in_processes(passing.task, ["a", "b"], processes=1, lost=tasks.lost))
