"""What is told of answers, and what follows from it."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bot.core.counting.answers import overall, share_told, siblings
from bot.core.counting.count import safe

people = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.lists(people, max_size=6), people)
def test_what_parts_leave_of_their_total_is_not_small(
    parts: list[tuple[int, int]], others: tuple[int, int]
) -> None:
    total = [sum(numbers) for numbers in zip(others, *parts, strict=True)]
    told = siblings(total, parts)
    shown = [part for part, is_told in zip(parts, told, strict=True) if is_told]
    assert all(safe(number) for part in shown for number in part)
    if shown:
        left = [one - sum(part[at] for part in shown) for at, one in enumerate(total)]
        assert all(safe(number) for number in left)


QUIZZES = st.integers(5, 30).flatmap(
    lambda players: st.lists(st.tuples(st.integers(0, players), st.just(players)), max_size=6)
)


@given(QUIZZES)
def test_the_share_right_of_a_whole_quiz_tells_of_no_question_that_is_held_back(
    parts: list[tuple[int, int]],
) -> None:
    shown = overall(parts)
    hidden = [at for at, part in enumerate(parts) if not share_told(*part)][:4]
    few = [[n for n in range(parts[at][1] + 1) if not share_told(n, parts[at][1])] for at in hidden]
    fitting = []
    for guess in product(*few):
        rights = dict(zip(hidden, guess, strict=True))
        assumed = [(rights.get(at, right), of) for at, (right, of) in enumerate(parts)]
        if overall(assumed) == shown:
            fitting.append(guess)
    for values in zip(*fitting, strict=True):
        assert len(set(values)) > 2


def test_the_share_right_of_a_single_question_that_one_person_missed_is_not_told() -> None:
    assert overall([(4, 5)]) is None
    assert overall([(12, 24), (23, 24)]) == 0.5
    assert overall([(12, 24), (18, 24)]) == 0.62
    assert overall([(20, 24), (21, 24), (12, 24)]) is None
    assert overall([]) is None
