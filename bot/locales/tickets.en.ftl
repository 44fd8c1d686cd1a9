### Reports of something wrong: what learners see, what organisers see, and the letters between.

## Under a card or question

button-flag = ⚑ Something wrong here?
ticket-ask = ⚑ <b>What is wrong here?</b>
ticket-kind-fact = A fact is wrong or old
ticket-kind-unclear = I do not understand it
ticket-kind-key = A wrong answer counts as right
ticket-kind-words = A wrong word or translation
ticket-kind-link = A link does not work
ticket-kind-else = Something else
ticket-kind-alarm = The message was genuine
ticket-kind-missed = It was a scam after all
ticket-write =
    ⚑ <b>{ $kind }</b>

    If you like, write in one sentence what is wrong. Names, long numbers and links are hidden before anybody reads it.
button-ticket-back = ← Back
button-ticket-plain = Send without words
ticket-thanks = ✅ <b>Thank you.</b> People read every report. The answer comes here, as a rule within { $days ->
    [one] a day
   *[other] { $days } days
 }.
ticket-thanks-kept = ✅ <b>Thank you.</b> Your report is kept for the people who write the lessons.
ticket-known = ⚑ You told us this on { $date }, and it waits for its answer. It comes here.
ticket-enough = ⚑ You have told us a lot, thank you! Let us answer some of it first, then you can tell us more.
ticket-text-only = I can only read text here. Write a sentence, or tap “Send without words” above.
ticket-toast-gone = This report is no longer here.

## The letter with an answer

ticket-letter = ✉️ <b>You told us on { $date }: { $kind }</b>
ticket-letter-about = It was about “{ $title }”.
ticket-letter-wrote = You wrote: <i>{ $words }</i>
ticket-letter-answered = <b>The answer:</b> { $words }
ticket-letter-corrected = <b>It is corrected.</b> Whoever reads it from now on reads it right, thanks to you.
ticket-letter-removed = <b>We have taken it out of the lesson.</b> Thank you for telling us.
ticket-letter-left = <b>We looked at it and leave it as it is.</b> The reason: { $words }
ticket-letter-helps = Does that help you?
button-ticket-helps = 👍 That helps
button-ticket-not-yet = Not yet
ticket-helped = 👍 Good to know. Thank you!
ticket-reopened = ↩ <b>It is open again,</b> and somebody looks once more. If you like, write in one sentence what is still missing.
ticket-more-thanks = ✅ <b>Thank you.</b> This goes to the people who look at it again.

## Answers prepared in every language

ticket-ready-holds = We checked this against its sources once more, and it holds as it is written. You find the sources at the end of the lesson.
ticket-ready-clearer = You are right, this is hard to follow. We will write it more clearly. Until then, the examples in the lesson show best how it is meant.
ticket-ready-depends = Both can be right: it depends on the country and on the contract. The lesson tells the usual case. What counts for you is written in your own contract, and a free advice service can read it with you.

## For organisers

tickets-not-you = Reports of mistakes are answered by the organisers. If you see one, tap “⚑ Something wrong here?” under the card or question.
tickets-none = <b>No report is open.</b> Every one has its answer.
tickets-title = { $tickets ->
    [one] <b>1 open report</b>
   *[other] <b>{ $tickets } open reports</b>
 } · oldest first{ $overdue ->
    [0] {""}
    [one] {" "}· ⏰ 1 waits too long
   *[other] {" "}· ⏰ { $overdue } wait too long
 }
tickets-line = <b>{ $number }. { $kind }</b>{ $late ->
    [0] {""}
   *[other] {" "}⏰
 }
    { $title } · { $tongue }
    { $people } · { $age }
ticket-people = { $people ->
    [one] 1 person
   *[other] { $people } people
 }
ticket-age = { $days ->
    [0] since today
    [one] since yesterday
   *[other] for { $days } days
 }
button-tickets-next = Later ones →
button-tickets-before = ← Earlier ones
button-tickets-all = All open reports
ticket-head = <b>{ $kind }</b> · { $people } · { $age }{ $late ->
    [0] {""}
   *[other] {" "}⏰ <b>waits too long</b>
 }
ticket-where = { $item } · { $tongue }
ticket-file = File: <code>{ $file }</code>
ticket-seen = <u>As they saw it (text { $wording })</u>
ticket-now-changed = ✏️ The text served today is another one.
ticket-now-same = The text served today is still this one.
ticket-now-gone = 🗑 It is no longer served.
ticket-wrote = <u>They wrote</u>
ticket-wrote-more = … and { $more } more on the page
ticket-said-before = <u>Answered before, but that did not help</u>
ticket-answered-already = <u>Answered</u>
ticket-sources = Sources of the lesson
ticket-options = Options, as they stood (✓ counts as right):
ticket-right-number = Right: { $answer }
ticket-feedback = Explained: { $feedback }
button-ticket-others = { $others ->
    [one] 1 other report on this
   *[other] { $others } other reports on this
 }
button-ticket-answer = ✍️ Answer in a sentence
button-ticket-ready = 💬 Take a prepared answer
button-ticket-corrected = ✔️ It is corrected
button-ticket-left = We leave it, because …
ticket-compose-answered = ✍️ Write your answer as one message. It goes to { $people }, in { $tongue }, with a link to the lesson. You see it once more before it leaves.
ticket-compose-left = Write in one message why we leave it as it is. It goes to { $people }, in { $tongue }. You see it once more before it leaves.
ticket-confirm = This goes to { $people }:
button-ticket-send = Send it
button-ticket-change = Write it anew
ticket-too-short = That is too short for an answer. Write at least a few words.
ticket-too-long = That has { $characters } characters; { $most } is the most. Write it shorter, please.
ticket-write-again = The message with your words is gone. Please write it once more.
ticket-ready-title = <b>Three prepared answers.</b> Each goes out in the learner's own language.
ticket-sent = ✅ Sent to { $people }.
ticket-sent-nobody = ✅ Answered. Nobody is told: they erased their data, or cannot be reached.
ticket-sent-partly = { $unreachable ->
    [one] 1 person cannot be reached; they are told when they come back.
   *[other] { $unreachable } people cannot be reached; they are told when they come back.
 }
button-ticket-following = Next report →
ticket-colleague = <b>Somebody answered before you.</b> Theirs went out, yours did not:
ticket-not-corrected = <b>The text served today is still the one that they reported.</b> Mend it in the file and have it signed; once the new text is served, come back and tap this again.
ticket-erased = 🗑 This report is no longer here.
ticket-state-open = open
ticket-state-answered = answered
ticket-state-corrected = corrected
ticket-state-left = left as it is
tickets-overdue-letter = ⏰ { $tickets ->
    [one] <b>1 report waits for an answer</b>
   *[other] <b>{ $tickets } reports wait for an answer</b>
 } for more than { $days ->
    [one] a day
   *[other] { $days } days
 }. The oldest came on { $date }.
button-tickets-look = Look at them

## On the page

tickets-tab = Reports
tickets-tab-hint = What learners say is wrong in a lesson; answering it.
tickets-page-title = Reports from learners
tickets-page-intro = Under every card and question learners can say that something is wrong. Answer here, or in the chat with /tickets: the bot brings them your answer. You never see who it was.
tickets-show = Show
tickets-show-open = Open
tickets-show-overdue = Waiting too long
tickets-show-answered = Answered
tickets-figure-open = open
tickets-figure-overdue = { $days ->
    [one] open for more than a day
   *[other] open for more than { $days } days
 }
tickets-figure-median = half had their answer within
tickets-figure-p90 = nine of ten had it within
tickets-figures-over = { $answered ->
    [one] From 1 first answer in the last 90 days.
   *[other] From { $answered } first answers in the last 90 days.
 }
tickets-column-kind = What is wrong
tickets-column-where = Where
tickets-column-people = Reported by
tickets-column-age = Waits
tickets-late = waits too long
tickets-empty-open = No report is open. Every one has its answer.
tickets-empty-overdue = Nothing waits too long.
tickets-empty-answered = No report was answered yet.
ticket-page-of = { $kind }: { $title }
ticket-page-seen = As they saw it
ticket-page-text = text { $wording }
ticket-page-item = Place
ticket-page-file = File
ticket-page-tongue = Language
ticket-page-wrote = What they wrote
ticket-page-wrote-nothing = Nobody wrote anything with it.
ticket-page-added = after the answer: { $words }
ticket-page-beside = Other open reports on this
ticket-page-answers = Answers so far
ticket-page-helped = it helped
ticket-page-not-helped = it did not help
ticket-page-answer = Answer
ticket-page-how = What do you do?
ticket-page-how-answered = Answer it
ticket-page-how-left = Leave it as it is, and say why
ticket-page-words = Your words, in { $tongue }
ticket-page-words-hint = They go to { $people } as they stand here, with a link to the lesson. Simple words, and no advice on anybody's own money.
ticket-page-send = Send
ticket-page-ready = Take a prepared answer
ticket-page-ready-hint = It goes out in each learner's own language.
ticket-page-ready-send = Send this one
ticket-page-corrected = It is corrected
ticket-page-corrected-hint = Learners hear that it is corrected, with a link to the lesson as it is now.
ticket-page-corrected-not = Once another text is served than the one they reported, you can tell them here.
ticket-page-corrected-send = Tell them
ticket-page-colleague = Somebody answered before you, so yours was not sent: “{ $words }”
audit-report-answered = answered a report
audit-report-corrected = told that a report is corrected
audit-report-left = left what was reported as it is

button-flag-quiz = ⚑ Something wrong in a question?
ticket-which = Which question is it about?
ticket-no-question = I cannot find this question, or its answer is not told yet. Please try again after the quiz.
hall-flag = ⚑ Something wrong here? Tell us in Telegram
