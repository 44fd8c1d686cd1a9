"""What /loan remembers for a while of what was typed."""

from __future__ import annotations

from bot.chat.loan_memory import Case, LoanMemory, typed


def test_memory_is_bounded_and_begins_somewhere_else_each_time() -> None:
    memory = LoanMemory(first=100, most=2)
    refs = [memory.keep(1, Case((typed(str(one)),))) for one in range(3)]
    assert refs == [101, 102, 103]
    assert memory.find(1, 101) is None
    assert memory.find(1, 103) is not None
    assert memory.find(2, 103) is None
