"""Refusals by name. What is said to the person is chosen elsewhere."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not a fault
    """Something asked for that cannot be done, for a reason the person can be told."""


class UnknownAttempt(Refusal):
    """The attempt was erased, or belongs to somebody else."""


class UnknownLesson(Refusal):
    """No lesson, course or track has this id (any more)."""


class NotThisQuestion(Refusal):
    """The step named is no question, or takes another kind of answer."""


class NothingPicked(Refusal):
    """Sent before anything was chosen, or before everything was put in order."""


class NotANumber(Refusal):
    """The text holds no number, or more than one."""


class NothingDue(Refusal):
    """There is nothing to review now."""


class UnknownZone(Refusal):
    """No timezone, city or offset has this name."""


class CourseNotDone(Refusal):
    """A certificate is for a course whose every lesson is finished."""
