"""The next lesson: what it requires is done, and what suits the learner comes first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.core import path
from bot.core.course import Catalogue


@given(
    st.sampled_from([None, *path.AUDIENCES]),
    st.sets(st.integers(0, 11)),
    st.none() | st.integers(0, 11),
)
def test_a_path_ends_with_everything_done_and_nothing_too_early(
    catalogue: Catalogue, audience: str | None, places: set[int], place: int | None
) -> None:
    names = sorted(catalogue.lessons)
    after = None if place is None else names[place]
    done = {names[one] for one in places} | ({after} if after else set())
    while (found := path.next_lesson(catalogue, done, after=after, audience=audience)) is not None:
        assert found not in done
        missing = set(catalogue.lessons[found].requires) - done
        ready = [
            one
            for one in catalogue.lessons
            if one not in done and set(catalogue.lessons[one].requires) <= done
        ]
        assert not missing or not ready
        done.add(found)
        after = found
    assert done == set(catalogue.lessons)


def test_what_suits_comes_first_without_hiding_the_rest(catalogue: Catalogue) -> None:
    for audience in path.AUDIENCES:
        first = path.next_lesson(catalogue, frozenset(), audience=audience)
        assert first is not None
        assert path.suits(catalogue.lessons[first], audience)
