### What the organisers' pages of figures say in English. Plain texts.

## On every page

board-few = fewer than 5
board-few-brief = <5
board-few-why = Where fewer than 5 people are behind a number, it is not shown, so that nobody can be recognised. A few larger numbers are left out with it, as they would give it away.
board-as-table = Show as a table
board-take = Take these figures with you:
board-take-csv = CSV
board-take-xlsx = Excel (XLSX)
board-take-xapi = xAPI (for a learning record store)
board-people = { $n ->
    [one] 1 person
   *[other] { $n } people
}
board-nothing-fits = Nothing fits what you chose. Take away a filter above to see more.
board-take-away = Take away:
board-take-all = Take away all
board-fewer-by = { $n } fewer
board-people-head = People
board-language-head = Language
board-day-head = Date
board-about = about { $number }
board-most = all but a few
board-most-brief = nearly all
board-held = not shown
board-held-brief = –
board-unknown = –
board-people-few = fewer than 5 people
board-people-most = all but a few people
board-people-held = a hidden number of people
board-week = Week
board-of = of { $n }
board-too-few = Too few people to show:
board-comma = {", "}
board-least = at least { $number }
board-see-report = The report, on one sheet
board-see-group = What this group learned

## What is shown

board-filters = What is shown
board-shown = Shown now: { $what }.
board-shown-all = everybody
board-choose = Choose what to show
board-show = Show
board-any = All
board-filter-weeks = Time
board-filter-partner = Partner
board-filter-cohort = Group
board-filter-event = Event
board-filter-venue = Venue
board-filter-course = Course
board-filter-language = Language
board-filter-spoken = Language
board-filter-audience = Learning as
board-weeks = { $n ->
    [1] this week
   *[other] the last { $n } weeks
}
board-chosen = { $name }: { $value }
board-wrong-filter = This choice is not there (any more). All are shown.
board-weeks-title = This week against last
board-chosen-by = Chosen by
board-weeks-all = all time
board-audience-unsaid = not said
board-shown-theirs = everybody who came by { $partners }

## What to do next

board-next = What to do next
board-next-none = Nothing needs you right now. As soon as the figures show something to do, it stands here.
board-step-session = Hold a session on: { $objective }
board-step-session-why = After the course, { $missed } of 100 answers on it were still wrong ({ $people } people). The lesson changed that by only { $gain }.
board-step-session-do = Plan a session
board-step-rewrite = Look again at a question in “{ $lesson }”
board-step-rewrite-do = See the question
board-step-start = Ask why “{ $cohort }” did not begin
board-step-start-why = The group was made { $days } days ago. { $joined } people joined, and only { $started } have started a course.
board-step-start-do = See this group
board-step-session-for = Hold a session for “{ $cohort }” on: { $objective }
board-step-rewrite-why = { $flag } { $seen } people have answered it.
board-step-answer = { $open ->
    [one] Answer a report from a learner
   *[other] Answer { $open } reports from learners
}
board-step-answer-why = { $days ->
    [0] The oldest came today.
    [one] The oldest has been waiting for a day.
   *[other] The oldest has been waiting for { $days } days.
}
board-step-answer-do = Read and answer
board-step-lesson = Write an answer to “{ $question }”
board-step-lesson-why = It was asked { $times } times, and nothing was found.
board-step-lesson-do = See what was asked
board-step-alert = Warn people about a scam that is rising: { $kind }
board-step-alert-why = It was seen { $seen } times in messages that people had checked.
board-step-alert-do = See the messages
board-step-follow-up = Invite “{ $cohort }” to answer again
board-step-follow-up-why = { $first } answered the first questions that came later, and only { $later } those after 30 days.
board-step-follow-up-do = See what they still know
board-step-event = Make your first event
board-step-event-why = People join by scanning its poster. From then on you see here what they learn.
board-step-event-do = Make an event
board-step-alert-new = Look at a message that many people had checked

## Overview

board-overview-title = Overview
board-lead-passed = { $passed } of them passed a course.
board-lead-kept = A month later, { $people } showed that they still knew it.
board-funnel = How far people came
board-stage = Step
board-stage-joined = Joined
board-stage-started = Started a course
board-stage-completed = Finished it
board-stage-passed = Passed
board-stage-kept = Still knew it after a month
board-what-steps = What do these steps mean?
board-means-joined = Opened the bot for the first time, or came in by the link of a group.
board-means-started = Began a lesson, or the questions before a course.
board-means-completed = Did every lesson of a course, or was let past it by a test.
board-means-passed = Finished, and then got at least two of the three questions after the course right, or 80% in its lessons.
board-means-kept = Passed, and 28 days or more later got at least half of the questions right. Many of those who passed have not been asked yet.
board-this-week = This week
board-last-week = Last week
board-change = Change
board-more-by = { $n } more
board-the-same = the same
board-week-runs = This week began on { $day } and is still going on.
board-by-week = { $stage }, week by week
board-by-week-about = Weeks from { $first } to { $last }; the last one has { $n }.
board-by = Compare
board-by-course = By course
board-by-cohort = By group
board-by-event = By event
board-by-venue = By venue
board-by-partner = By partner
board-by-language = By language
board-by-audience = By who they learn as
board-no-events = Nobody has come yet. Once somebody joins, by the link or poster of an event, the figures show up here.
board-lead-joined-so-far = So far, { $people } joined.
board-lead-joined-in-time = In this time, { $people } joined.
board-of-joined = Of those who joined
board-last-week-was = last week: { $n }
board-by-how = The share who passed: of those who joined; of a course, of those who started it. Choose a name to see only that one.
board-by-how-in-time = How many passed in this time; many of them joined before it. Choose a name to see only that one.

## Learning

board-tab-learning = Learning
board-tab-learning-hint = What people learned, and what they forgot.
board-learning-title = Learning
board-gain-lead = Before “{ $course }”, people got { $before } of 100 answers right. After it, they got { $after }.
board-gain-sure = That is { $points } ({ $people }). With luck taken into account, it lies between { $low } and { $high } points, so people did learn something: this is more than chance.
board-gain-unsure = That is { $points } ({ $people }). With luck taken into account, it lies between { $low } and { $high } points, so this may be chance. More people will tell.
board-gain-few = Fewer than 5 people have answered the questions both before and after a course, so there is nothing to show yet. These are asked by themselves at the start and at the end.
board-gain-courses = Before and after, by course
board-gain-objectives = Before and after, by what is taught
board-gain-legend-before = before
board-gain-legend-after = after
board-gain-legend-interval = where the true value most likely lies
board-gain-change = { $before } → { $after }
board-points = { $sign }{ $points ->
    [one] 1 point
   *[other] { $points } points
}
board-points-between = { $low } to { $high }
board-objective = What is taught
board-before = Before
board-after = After
board-gain = Gain (points)
board-interval = Most likely between
board-keep-title = What they still know later
board-keep-lead = Everybody who agreed is asked again after 1, 7, 30 and 90 days, or those of these that their group has, with other questions on the same thing.
board-keep-few = Nobody's later answers can be shown yet: fewer than 5 people were asked again.
board-keep-about = Right answers after 1, 7, 30 and 90 days: { $what }. Lines show where the true value most likely lies.
board-keep-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
board-keep-after = After
board-keep-asked = Answers
board-keep-right = Right
board-forgot-title = What was forgotten
board-forgot-lead = Fewer than 70 of 100 still knew these 30 days later or more; the worst first.
board-forgot-none = Nothing was clearly forgotten, or too few were asked again to tell.
board-keep-between = Most likely between
board-not-yet-brief = not yet
board-after-days = right after { $days }
board-gain-lost = That is { $points } ({ $people }). With luck taken into account, it lies between { $low } and { $high } points, so people knew less afterwards: this is more than chance. Look at the lessons.

## Questions

board-tab-questions = Questions
board-tab-questions-hint = Which questions work, and which ones mislead.
board-questions-title = Questions
board-questions-lead = { $n ->
    [one] One question has figures.
   *[other] { $n } questions have figures.
} { $flagged ->
    [0] None of them looks wrong.
    [one] One looks wrong{ $order ->
        [first] {" "}and stands first
       *[else] {""}
    }.
   *[other] { $flagged } look wrong{ $order ->
        [first] {" "}and stand first
       *[else] {""}
    }.
}
board-questions-how = Only a person's first answer to a question counts. A question in two languages stands here twice.
board-sort = In order of:
board-sort-flagged = what looks wrong
board-sort-hardest = fewest right
board-sort-telling = least telling
board-sort-slowest = most time
board-sort-seen = most answered
board-question = Question
board-right = Right
board-answered = Answers
board-telling = Telling
board-time = Usual time
board-looks-wrong = Looks wrong
board-looks-fine = Nothing looks wrong here.
board-looks-unknown = Too few have answered, or too few of them right or wrong, to say whether anything is wrong with it.
board-seen = { $n ->
    [one] 1 answer
   *[other] { $n } answers
}
board-seconds = { $n } s
board-telling-good = People who know more get it right more often: it tells well.
board-telling-weak = People who know more get it right a little more often.
board-telling-none = People who know more get it right no more often.
board-telling-backwards = People who know more get it wrong more often.
board-telling-unknown = Too few answers to say whether it tells who knows more.
board-flag-too-hard = Too hard: only { $figure } of 100 get it right.
board-flag-too-easy = Too easy: { $figure } of 100 get it right the first time.
board-flag-not-telling = It does not tell who knows more: those who get most other questions right do no better here.
board-flag-backwards = Those who get most other questions right do worse here. Is the right answer marked right?
board-flag-unused = Hardly anybody chooses “{ $option }”: it only fills the list.
board-flag-sure-wrong = { $figure } of 100 were sure and still wrong: there is a belief here to talk about.
board-question-of = A question in “{ $lesson }”
board-question-figures = The figures
board-question-options = What people chose ({ $spoken })
board-question-numbers = Its numbers are drawn anew for everybody; here stands an example.
board-question-answer = Answer: { $answer }
board-right-mark = right
board-wrong-mark = wrong
board-option = Option
board-question-in-file = In the file
board-question-file = { $file }, line { $line }
board-sure-wrong = Sure and wrong
board-back-to-questions = All questions
board-no-figures = Nobody has answered this question yet, or fewer than 5 people have.
board-questions-none = No question of a lesson has been answered by 5 people yet. They fill this page by themselves. What was answered in a quiz for a group or a hall is in the report of its event.
board-likely = most likely { $low } to { $high }
board-questions-all = Show all questions again
board-questions-find = Find a question by words in it, or by its lesson
board-questions-find-do = Find
board-questions-found = { $n ->
    [0] No question with figures has “{ $words }” in it.
    [one] One question has “{ $words }” in it.
   *[other] { $n } questions have “{ $words }” in them.
}
board-questions-leaves = More questions
board-questions-part = { $first } to { $last } of { $n }
board-questions-before = { $n } before
board-questions-after = { $n } more
board-questions-courses = By course
board-questions-to-courses = Or look at one course
board-questions-many = { $n ->
    [one] 1 question
   *[other] { $n } questions
}
board-questions-wrong = { $n ->
    [one] 1 looks wrong
   *[other] { $n } look wrong
}
board-verdict = Right or wrong
board-flag-beats-key = More people choose “{ $option }” than the right answer ({ $figure } of 100).
board-flag-slow = It takes long: most need { $figure } s or more.

## Asked

board-tab-asked = Asked
board-tab-asked-hint = What people asked that the lessons do not answer, and which scams are rising.
board-asked-title = Asked and not understood
board-asked-lead = People ask in their own words. Where nothing fits, their question is kept without any name, and names and numbers in it are masked.
board-waiting-none = No report from a learner is waiting.
board-unanswered-title = Questions without an answer
board-unanswered-none = Every question so far found something.
board-unanswered-near = Nearest lesson: { $lesson }
board-unanswered-last = last on { $day }
board-asked-head = Asked
board-last-head = Last
board-near-head = Nearest lesson
board-unhelpful-title = Answers that did not help
board-unhelpful-none = No answer has been marked as unhelpful.
board-thumbs = { $up } helped, { $down } did not
board-card-head = Answer
board-up-head = Helped
board-down-head = Did not help
board-rising-title = Scams seen rising
board-rising-lead = Messages that people checked and let us learn from, alike ones together. Numbers, links and names in them are masked.
board-rising-warn = Draft a warning
board-rising-none = Nothing has been seen several times yet.
board-rising-seen = seen { $n } times since { $day }
board-seen-head = Seen
board-since-head = Since
board-message-head = Message
board-write-lesson = To answer one of these, add its words under “asks” in the lesson's file.
board-asked-times = asked { $n } times
board-rarer = Different questions asked by fewer than 5: { $n }. They are not shown, as their words might tell who asked.
board-waiting = { $n ->
    [one] A report from a learner is waiting
   *[other] { $n } reports from learners are waiting
}
board-waiting-overdue = { $n ->
    [0] None of them is late yet.
    [one] One has waited too long.
   *[other] { $n } have waited too long.
}
board-waiting-do = Read and answer
board-kind-head = Kind
board-rising-unknown = No known kind

## Reminders

board-tab-reminders = Reminders
board-tab-reminders-hint = Whether reminders reach people, and are wanted.
board-reminders-title = Reminders
board-reminders-lead = Last week { $sent } reminders were sent, and { $share } of them were answered.
board-reminders-how = Answered means: the learner answered a question within a day.
board-reminders-answered = Answered
board-reminders-none = No reminder was sent last week.
board-reminders-lead-few = Last week { $sent } reminders were sent.
board-reminders-this-week = This week so far
board-reminders-sent = Sent
board-reminders-muted = Turned off by learners
board-reminders-unreachable = Learners not reachable
board-reminders-share = Share answered
board-reminders-by-week-sent = Reminders sent, week by week
board-reminders-by-week-answered = Reminders answered, week by week

## The report of an event

board-report-title = Report: { $title }
board-expected = Expected
board-played = Played the quiz
board-report-right = { $share } of the answers in the quiz were right.
board-report-questions = What they answered
board-report-questions-lead = Hardest first.
board-report-questions-held = At each question fewer than 5 people were right, or fewer than 5 were wrong. So no shares are told, and nobody can be recognised by them.
board-report-gain = What they learned
board-report-keep = What they still know
board-report-next = Next step
board-report-others = Other sessions of “{ $programme }”
board-session = Session
board-quiz-right = Right in the quiz
board-report-print = Print this page
board-report-print-hint = To print this page, use your browser: it fits on one sheet of A4.
board-figures-of = Figures of { $moment }.
board-report-made = Made on { $day }. No names: counts and shares only, and groups under 5 are shown as “fewer than 5”.
board-report-later = Questions to come: { $delays }, for everybody who agreed.
board-report-not-yet = This event has not begun yet. Its report fills itself once people come in.
board-report-none = Nobody has joined yet. Hang up the poster, or show the code on a screen.
board-report-nobody = The event is over, and nobody joined its group. Next time show the code at the end, while everybody is still there.
board-report-poster = Poster and code
board-came = Joined its group
board-report-coming = So far { $joined } joined its group; { $expected } are expected.
board-report-came = { $played } played the quiz, and { $joined } joined its group; { $expected } were expected.
board-report-where = { $venue } · { $when } · { $partner }
board-report-event = The event
board-report-alone = This is the first session of its programme. Give the next one the same programme, and they are compared here.
