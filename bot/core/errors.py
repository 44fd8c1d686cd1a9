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


class NoSuchGame(Refusal):
    """No live quiz has this code or number, or it is over."""


class QuizUnderWay(Refusal):
    """There is a live quiz in this chat already; another can be queued behind it."""


class NotTheHost(Refusal):
    """Only the host, those they named, and a group's admins may do this."""


class NotNow(Refusal):
    """The game is not where this could be done."""


class NameRefused(Refusal):
    """The name is empty, too long, or nothing for a room with a screen."""


class OutOfTheRoom(Refusal):
    """The host removed this player."""


class UnknownPoll(Refusal):
    """No question of a live quiz was asked with this poll."""


class UnknownDrill(Refusal):
    """No drill has this name (any more), or the run was erased or belongs to somebody else."""


class DrillUnderWay(Refusal):
    """Another drill is being played; one at a time."""


class HourUnsaid(Refusal):
    """It is not known what time it is where the learner is, and they might be woken."""


class DrillOver(Refusal):
    """The drill has ended; its buttons do nothing more."""


class NotAllowed(Refusal):
    """This needs a right that the person does not have."""


class UnknownPartner(Refusal):
    """No partner has this number, or none that the person may know of."""


class NameTaken(Refusal):
    """Another partner has this name."""


class UnknownLink(Refusal):
    """No one-time link has this secret, or it was withdrawn."""


class UsedLink(Refusal):
    """The one-time link was used before."""


class ExpiredLink(Refusal):
    """The one-time link is too old."""


class UnknownEvent(Refusal):
    """No event has this number, or none that the person may know of."""


class UnknownCohort(Refusal):
    """No cohort has this code or number, or none that the person may know of."""


class UnseenCohort(UnknownCohort):
    """No cohort of the organiser's partners has this number."""


class UnknownPlan(Refusal):
    """The plan was made or thrown away, or belongs to somebody else."""


class UnknownTicket(Refusal):
    """No report has this number, or it is somebody else's."""


class TooManyTickets(Refusal):
    """The learner reported a lot already that waits for its answers."""


class AnsweredAlready(Refusal):
    """A colleague answered the report a moment before."""


class NotCorrected(Refusal):
    """The text that is served is still the one that was reported."""


class NobodyToReach(Refusal):
    """A partner has no groups, so nobody would get a message; `partner` is its name."""

    def __init__(self, partner: str) -> None:
        super().__init__(partner)
        self.partner = partner


class UnknownBroadcast(Refusal):
    """No broadcast has this number, or none that the person may see."""


class BroadcastChanged(Refusal):
    """It is no longer what it was when this button was made, or somebody was quicker."""


class NotTheAuthor(Refusal):
    """Only who wrote it may change it."""


class NotChecked(Refusal):
    """The rules found something that must be mended first, or there is nobody it would reach."""


class QuoteRefused(Refusal):
    """The sentence after a session is empty, too long, or nothing to print; `why` says which."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class TooManyQuotes(Refusal):
    """More sentences were chosen than one sheet has room for."""
