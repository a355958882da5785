"""A process beside this one: it answers, is ended when it takes too long, and is replaced when it dies."""

from __future__ import annotations

import os
from pathlib import Path

from kg.work.aside import aside
from kg.work.pool import ATTEMPTS
from tests.work import tasks


def asked(task: object, item: str, seconds: float = 60.0) -> object:
    return aside(task, item, lost=tasks.lost, seconds=seconds, first=tasks.nothing)  # type: ignore[arg-type]


def test_one_process_does_item_after_item() -> None:
    assert [asked(tasks.doubled, item) for item in ("a", "b" * 200_000)] == ["aa", "b" * 400_000]
    seen = {asked(tasks.number_of_process, "x") for _ in range(5)}
    assert len(seen) == 1 and os.getpid() not in seen


def test_what_is_printed_meanwhile_does_not_disturb_the_answers() -> None:
    assert asked(tasks.chatty, "said") == "said" and asked(tasks.doubled, "a") == "aa"


def test_an_item_that_takes_too_long_ends_the_process_and_the_next_one_gets_another() -> None:
    before = asked(tasks.number_of_process, "x")
    assert asked(tasks.hanging, "hang", 0.2) == ("hang", "time")
    assert asked(tasks.hanging, "on") == "on" and asked(tasks.number_of_process, "x") != before


def test_a_process_that_dies_is_replaced_and_an_item_that_kills_each_is_passed_over(tmp_path: Path) -> None:
    assert asked(tasks.dying_once, str(tmp_path / "once")) == str(tmp_path / "once")
    item, reason = asked(tasks.dying, "die")  # type: ignore[misc]
    assert item == "die" and f"{ATTEMPTS} times" in reason and "SIGKILL" in reason
    assert asked(tasks.dying, "live") == "live"


def test_what_a_task_raises_or_cannot_send_is_told() -> None:
    assert asked(tasks.raising, "raise") == ("raise", "ValueError: no such lamp")
    assert asked(tasks.raising, "unsendable")[0] == "unsendable"  # type: ignore[index]
