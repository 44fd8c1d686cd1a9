"""Progress stays readable however much there is to show."""

from __future__ import annotations

import pytest

from bot.chat.screens import places
from bot.core.course import Course, Track
from bot.core.progress import Score, Weeks
from bot.locales import LANGUAGES, t
from bot.pictures import progress as picture
from bot.services.overview import CourseState, IdeaState, LessonState, Overview

LONG = {"en": "tell a rate for a month from a rate for a year, with its fees", "zh-Hans": "认" * 24}


def overview(language: str, courses: int, begun: int) -> Overview:
    """Two tracks with `courses` courses between them, of which `begun` are finished."""
    tracks = []
    for track in range(2):
        states = []
        for number in range(track, courses, 2):
            known = number < begun
            words = [LONG[language] for _ in range(12)] if known else []
            states.append(
                CourseState(
                    Course(f"t/{number}", dict.fromkeys(LANGUAGES, "A course <b>"), {}, ()),
                    tuple(
                        LessonState(f"t/{number}/{n}", "A lesson", Score(3, 4), open=False)
                        if known
                        else LessonState(f"t/{number}/{n}", "A lesson", None, open=False)
                        for n in range(6)
                    ),
                    tuple(
                        IdeaState(one, (n * 7 + number) % 12 / 12, 0) for n, one in enumerate(words)
                    ),
                    12,
                )
            )
        titles = dict.fromkeys(LANGUAGES, "A track")
        tracks.append((Track(f"t{track}", titles, ()), tuple(states)))
    return Overview(language, tuple(tracks), Weeks(3, 2, 4, saved=True), 7)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("courses", "begun"), [(0, 0), (2, 0), (2, 1), (12, 2), (12, 12)])
def test_the_map_is_one_message_and_one_picture(language: str, courses: int, begun: int) -> None:
    shown = overview(language, courses, begun)
    assert len(places.progress(shown).text) < 4096
    drawn = places.progress_picture(shown)
    height = int(picture.svg(drawn).split('height="')[1].split('"')[0])
    assert height <= 2 * picture.WIDTH
    assert sum(len(track.courses) for track in drawn.tracks) == courses


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_weakest_come_first_and_the_others_are_counted(language: str) -> None:
    shown = overview(language, 12, 12)
    drawn = places.progress_picture(shown).ideas
    assert [one.now for one in drawn.ideas] == sorted(one.now for one in drawn.ideas)
    rest = 12 * 12 - len(drawn.ideas)
    assert drawn.rest == t(language, "picture-rest", ideas=rest)
    assert t(language, "progress-rest", ideas=rest) in places.progress(shown).text
