### What files of figures and /stats say in English. Plain texts.

## Files

report-stage-joined = Joined
report-stage-started = Started a course
report-stage-completed = Finished it
report-stage-passed = Passed
report-stage-kept = Still knew it after a month
report-few = fewer than 5
report-most = all but fewer than 5
report-held = not shown
report-about = about { $n }
report-least = at least { $n }
report-funnel = How far people came
report-stage = Step
report-people = People
report-share = Share of those who joined
report-share-answers = Share of the answers
report-share-sent = Share of those sent
report-change = This week against last
report-this-week = This week
report-last-week = Last week
report-weeks = Week by week
report-week = Week from
report-by-course = By course
report-by-cohort = By cohort
report-by-event = By event
report-by-venue = By venue
report-by-partner = By partner
report-by-language = By language
report-by-audience = By who they learn as
report-course = Course
report-cohort = Cohort
report-event = Event
report-venue = Venue
report-partner = Partner
report-language = Language
report-audience = Learning as
report-unsaid = not said
report-gain-courses = Before and after, by course
report-gain-objectives = Before and after, by what is taught
report-kept = What is still known later
report-forgotten = What was forgotten
report-what = What
report-before = Right before
report-after = Right after
report-gain = Gain
report-gain-low = Gain, at least
report-gain-high = Gain, at most
report-days = Days later
report-answers = Answers
report-right = Share right
report-right-low = Share right, at least
report-right-high = Share right, at most
report-all = All together
report-questions = Questions
report-question = Question
report-lesson = Lesson
report-asked = Asked
report-discrimination = Tells who knows more (-1 to 1)
report-sure-wrong = Sure and wrong
report-seconds = Usual seconds
report-looks-wrong = Looks wrong
report-options = What people chose
report-option = Option
report-key = Right answer
report-yes = yes
report-no = no
report-flag-beats-key = a wrong option is chosen more often than the right one
report-flag-backwards = who knows more gets it wrong more often
report-flag-not-telling = does not tell who knows more
report-flag-too-hard = too hard
report-flag-too-easy = too easy
report-flag-sure-wrong = many are sure and wrong
report-flag-unused = an option that hardly anybody takes
report-flag-slow = takes long
report-unanswered = Questions without an answer
report-times = Times
report-near = Nearest lesson
report-last-day = Last on
report-helped = Answers that helped or did not
report-up = Helped
report-down = Did not help
report-rising = Scams seen rising
report-message = Message
report-scam = Kind of scam
report-first-day = First on
report-reminders = Reminders
report-sent = Sent
report-answered = Answered within a day
report-muted = Turned off
report-unreachable = Not reachable
report-title = Title
report-starts = Begins (UTC)
report-expected = Expected
report-came = Joined
report-played = Played the quiz
report-value = Value
report-room = Questions in the room
report-sessions = Other sessions of the programme
audit-export = exported

## /stats

stats-period = { $weeks ->
    [0] All time
    [1] This week
   *[other] The last { $weeks } weeks
}
stats-period-brief = { $weeks ->
    [0] All time
    [1] This week
   *[other] { $weeks } weeks
}
stats-line = { $stage }: { $n }
stats-share = { $n } ({ $share })
stats-change = { $stage }: { $now } (last week: { $before })
stats-no-names = Counts and shares only. Groups under 5 are not shown.
stats-mondays = 📅 Send me this on Mondays
stats-no-mondays = No more Monday summaries
stats-toast-on = You get it on Mondays at 9.
stats-toast-off = No more summaries.
stats-dashboard = Open the dashboard
stats-summary-title = Your week
stats-todo = What to do next
stats-todo-session = Hold a session on “{ $objective-title }” for { $cohort-title }: { $missed }% missed it, gain { $gain ->
    [one] { $gain } point
   *[other] { $gain } points
}.
stats-todo-session-all = Hold a session on “{ $objective-title }”: { $missed }% missed it, gain { $gain ->
    [one] { $gain } point
   *[other] { $gain } points
}.
stats-todo-rewrite = Look at a question in “{ $lesson-title }”: { $reason }.
stats-todo-answer = Answer { $open ->
    [one] a report from a learner
   *[other] { $open } reports from learners
}{ $overdue ->
    [0] .
   *[other] , { $overdue } overdue.
}
stats-todo-lesson = Write about “{ $question }”: asked { $times } times without an answer.
stats-todo-alert = Warn people: a message alike was checked { $seen } times lately.
stats-todo-start = Ask { $cohort-title } what keeps them: { $started } of { $joined } have started.
stats-todo-follow-up = Remind { $cohort-title } of their questions: { $first } answered after a day, { $later } after a month.
