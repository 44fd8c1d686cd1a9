### What the bot says in English. Texts may hold Telegram's HTML: <b>, <i>, <code>.

## Greeting

welcome =
    <b>Hello! I teach how loans and scams really work.</b>

    One lesson takes about three minutes. It is free, and nothing is sold. I will never ask you for money, codes, passwords or ID numbers.

    What would you like first: loans or scams?
welcome-back =
    <b>Good to see you again.</b>

    Go on where you stopped, or choose something else.
about-bot = Three-minute lessons on loans and scams. Free, nothing sold.
about-bot-long =
    Three-minute lessons on what loans really cost and how scams really work. Free, in English and Chinese, nothing sold.

    This bot never asks for money, codes, passwords or ID numbers.

## Commands

command-learn = Go on with your lesson
command-courses = See all courses
command-progress = See how far you are
command-review = Repeat what is due
command-language = Change the language
command-privacy = See, take or erase your data
command-help = What I can do
command-cancel = Put the lesson away for now
command-start = Begin
help =
    <b>What I can do</b>

    /learn – go on exactly where you stopped
    /courses – choose a lesson
    /progress – see how far you are
    /review – repeat what is due
    /remind – choose when I may write to you
    /verify – check a certificate
    /language – English or 中文
    /privacy – see, take with you or erase what I keep
    /cancel – put the lesson away for now

    I never ask for money, codes, passwords or ID numbers. If somebody in my name does, it is not me.

## Buttons

button-next = Next →
button-quiz = To the quiz →
button-result = See the result →
button-back = ← Back
button-done = Done ✓
button-clear = Start over
button-true = True
button-false = False
button-learn = Go on learning
button-continue = Go on: { $lesson }
button-next-lesson = Next: { $lesson }
button-courses = All courses
button-progress = My progress
button-review = Repeat { $due ->
    [one] 1 idea
   *[other] { $due } ideas
 }
button-sources = Sources
button-retry = Take it again
button-export = Give me a copy
button-erase = Erase everything
button-erase-yes = Yes, erase everything
button-keep = No, keep it
button-open-private = Open a private chat
button-language = 🌐 Language

## A lesson

lesson-goal = After this you can { $objective }.
quiz-progress = Quiz { $at } of { $of }
review-progress = Review { $at } of { $of }
ask-several = Tap all that fit, then Done.
ask-red-flags = Tap every part that is a warning sign, then Done.
ask-order = Tap them in the right order.
ask-number = Type your answer as a number.
ask-number-unit = Type your answer as a number ({ $unit }).
your-order = Your order so far:
sender = From: { $sender }
verdict-right = ✅ <b>Right.</b>
verdict-wrong = 🔸 <b>Not quite.</b>
you-said = You said { $number }.
the-answer = The answer: { $answer }
you-missed = You missed:
the-right-order = The right order:
lesson-done = <b>Lesson done: { $lesson }</b>
review-done = <b>Review done.</b>
score = You answered { $right } of { $of } right.
today = <b>Today:</b> { $action }
review-ending = What you missed comes back sooner, what you knew comes back later.
all-done = <b>You have finished every lesson there is.</b> New ones come with time. Until then, repeat what is due or take one again.
sources = <b>Where the facts come from</b>
sources-line = { $title } ({ $date })

## Toasts: short words over the screen

toast-counted = You answered this before. Your first answer counts.
toast-pick = Choose at least one first.
toast-order = Put all of them in order first.
toast-old = This button is from an earlier time. Send /learn to go on.
toast-gone = This lesson is no longer here. Send /courses to choose another.
toast-trouble = Something went wrong on my side. Nothing is lost. Please tap again.

## Progress and courses

progress-title = <b>Your progress</b>
progress-picture-title = Your progress
progress-course = • { $course }: { $done } of { $lessons } lessons
progress-course-kept = • { $course }: { $done } of { $lessons } lessons, you remember about { $now } of { $ideas } ideas ({ $later } in a month)
progress-lesson-done = ✅ { $lesson }: { $right } of { $of }
progress-lesson-open = ▶️ { $lesson }: begun
progress-lesson-new = ▫️ { $lesson }
progress-due = { $due ->
    [0] Nothing to repeat right now.
    [one] 1 idea is due for repeating: /review
   *[other] { $due } ideas are due for repeating: /review
 }
picture-due = { $due ->
    [0] Nothing to repeat now
    [one] 1 idea to repeat
   *[other] { $due } ideas to repeat
 }
picture-done = { $done } of { $lessons } lessons
courses-title = <b>Courses</b>
courses-choose = Choose a course.
course-line = <b>{ $course }</b> ({ $done } of { $of })
nothing-due = Nothing to repeat right now. What you learn comes back here after a day or more.

## Language

language-title = <b>Which language would you like?</b>
language-set = From now on I speak English.

## Privacy

privacy =
    <b>What I keep</b>

    • your Telegram number (not your name, not your phone)
    • your language, and for whom you learn if you say so
    • which lessons you began and finished, and your answers, and how sure you were
    • when to ask you again, and when I may write to you
    • a certificate and the name on it, if you ask for one

    Nobody else sees it. Your messages are not kept. You can take a copy or erase all of it, now and at any time.
export-caption = This is everything I keep about you.
erase-sure =
    <b>Erase everything?</b>

    Your lessons, answers and progress will be gone for good. Nobody can bring them back.
erase-done = <b>Everything is erased.</b> I keep nothing about you. Send /start if you ever want to begin anew.
erase-kept = Nothing was erased.

## When something else comes

nudge-tap = Please tap one of the buttons under the question. Here it is again.
nudge-number = I need one number, such as 12 or 13.5. Please type it again.
nudge-next = That question is answered. Tap Next to go on.
nudge-text = I can't hold a conversation, but I can teach. Tap below to go on.
nudge-media = I can only read text and buttons, so I did not open this. Tap below to go on.
nudge-edit = I saw that you changed a message. I only read new ones, so please send it again.
nudge-command = I don't know the command { $command }. /help shows what I can do.
nudge-cancel-nothing = Nothing is open right now. /learn begins.
cancelled = Put away. Nothing is lost: /learn goes on exactly here.
group-hello = Hello! Lessons work best in a private chat, where nobody sees your answers. Tap to open one. For a quiz with everybody here, send /quiz.
trouble = Something went wrong on my side. Nothing is lost. Please try again in a moment, or send /learn.

## Reminders

command-remind = Choose when I may write to you
button-remind = 🔔 Remind me to go on
remind-title = <b>Reminders</b>
remind-none = You get none. I can write on some days with one question or the next lesson, at an hour that suits you.
remind-turn-on = Turn them on
remind-turn-off = Turn off
remind-chosen = { $days } at { $hour } ({ $zone })
remind-next = Next one: { $when }
remind-paused = Paused. They go on { $when }.
remind-night = That is at night. You chose it, so I will write then.
remind-one-a-day = At most one a day. If you don't answer, they become fewer by themselves.
remind-pause = ⏸ Pause for a week
remind-go-on = ▶ End the pause
remind-zone = 🌍 { $zone }
every-day = Every day
list-comma = ,{" "}
when = { $weekday } { $date }, { $hour }
date = { $day } { $month }
again-then = Good. I will come back { $when }.
zone-ask = Where are you, so that I know your clock? Tap a city, type another one or an offset such as +3, or share your place (I only read how far east it is, and keep nothing else).
zone-unknown = I don't know “{ $name }”. A large city near you will do.
zone-Asia-Shanghai = Beijing, Shanghai
zone-Asia-Hong-Kong = Hong Kong
zone-Asia-Singapore = Singapore
zone-Europe-London = London
zone-America-New-York = New York
zone-America-Los-Angeles = Los Angeles
letter-due = { $due ->
    [one] 🔔 One idea is due. Here is its question:
   *[other] 🔔 { $due } ideas are due. Here is the first:
 }
letter-lesson =
    🔔 <b>Next: { $lesson }</b>

    Three minutes, and after it you can { $objective }.
letter-begun =
    🔔 <b>You began “{ $lesson }”.</b>

    It waits exactly where you stopped.
letter-thought =
    🔔 <b>Worth a thought this week: { $lesson }</b>

    { $learned }
letter-reread = Look at it again
letter-now = ▶ Now
letter-hour = In an hour
letter-tomorrow = Tomorrow
letter-fewer = Fewer of these
letter-goodbye = I have not heard from you for a while, so I stop writing now. Your progress stays, and /learn goes on where you were. Take care.
letter-keep = 🔔 Keep writing to me
day-0 = Mon
day-1 = Tue
day-2 = Wed
day-3 = Thu
day-4 = Fri
day-5 = Sat
day-6 = Sun
day-letter-0 = Mo
day-letter-1 = Tu
day-letter-2 = We
day-letter-3 = Th
day-letter-4 = Fr
day-letter-5 = Sa
day-letter-6 = Su
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Before and after, and how sure

before-progress = Just to see, no score: { $at } of { $of }
after-progress = After the course: { $at } of { $of }
later-progress = A month later: { $at } of { $of }
before-done = <b>Thank you.</b> Some of it will be clearer soon. When the course is done I ask three like these again, so that you can see what changed.
after-done = <b>That was the course, before and after.</b>
later-done = <b>A month later.</b> What you still know now, you will keep for long.
after-before = Before the course you answered { $right } of { $of } right.
course-done = 🎓 You have finished the whole course.
button-after = Three questions: what changed?
button-skip = Skip, to the lesson →
button-known = I know this already
test-passed = You know this. The lesson is ticked off, and its ideas will come back now and then.
test-failed = Some of it is new for you, so the lesson is worth its three minutes.
how-sure = How sure are you?
button-sure = Sure
button-unsure = Not sure
sure-and-wrong = You were sure, and many people are. That is where money gets lost, so I will ask again soon.
unsure-and-right = You were not sure, but you knew it.

## What comes next, and for whom

why-missed = This first, because { $day } you missed how to { $objective }.
why-fits = Picked for you: { $audience }.
button-who = For whom is this?
button-who-is = For: { $audience }
who-ask = For whom do you want to learn? What suits you comes first. Everything stays open to you.
who-skip = For everybody
audience-student = Student
audience-worker = Working
audience-family = Older people and family
audience-business = Small business
audience-new-to-credit = New to loans
letter-month-later = 🔔 A month ago you finished a course. Three questions, to see what stayed:

## Weeks

progress-week = { $days ->
    [one] This week: 1 day of { $goal }.
   *[other] This week: { $days } days of { $goal }.
 } { $weeks ->
    [0] {""}
    [one] One week reached.
   *[other] { $weeks } weeks in a row.
 }
picture-week = { $weeks ->
    [0] This week: { $days } of { $goal } days
    [one] This week: { $days } of { $goal } days · 1 week
   *[other] This week: { $days } of { $goal } days · { $weeks } weeks in a row
 }
week-saved = One missed week was forgiven.
button-goal = { $days ->
    [one] 1 day a week
   *[other] { $days } days
 }
picture-kept = { $done } of { $lessons } lessons · { $now } of { $ideas } ideas
course-kept = Remembered: { $now } of { $ideas } ideas, in a month { $later }
button-kept = 📊 What I remember of it
picture-weakest = Worth repeating first
picture-ideas = What you remember
picture-now = now
picture-in-a-month = in a month without repeating
picture-rest = { $ideas ->
    [one] One more idea sits better.
   *[other] { $ideas } more ideas sit better.
 }
progress-rest = { $ideas ->
    [one] One more idea sits better.
   *[other] { $ideas } more ideas sit better.
 }
progress-month = “In a month” means: if you repeat nothing until then.
progress-unasked = { $ideas ->
    [one] One idea was not asked yet.
   *[other] { $ideas } ideas were not asked yet.
 }
on-day-0 = on Monday
on-day-1 = on Tuesday
on-day-2 = on Wednesday
on-day-3 = on Thursday
on-day-4 = on Friday
on-day-5 = on Saturday
on-day-6 = on Sunday

## Certificates

command-verify = Check a certificate
button-certificate = 🎓 Get a certificate
certificate-name = Which name shall stand on it? Type it, or have none.
certificate-no-name = No name
certificate-not-yet = A certificate is for a whole course. Some of its lessons are still ahead of you.
certificate-heading = Certificate
certificate-finished = finished the course
certificate-about = Check it: send this code to @{ $username } with /verify
certificate-caption = 🎓 <b>{ $course }</b>, finished on { $date }.
certificate-check = Anybody can check it: /verify { $code }
verify-how = Send /verify and the code on the certificate, such as /verify ABCD-EFGH-JKMN.
verify-unknown = There is no certificate with this code. Please compare it letter by letter.
verify-named = ✅ This certificate is genuine: <b>{ $name }</b> finished the course “{ $course }” on { $date }. The name is as its owner typed it.
verify-nameless = ✅ This certificate is genuine: its owner finished the course “{ $course }” on { $date }. It bears no name.
full-date = { $day } { $month } { $year }

## Alerts and milestones

alerts-off = ⚠️ Tell me of new scams
alerts-on = ⚠️ New scams: on
alerts-stop = No more of these
alert-title = ⚠️ <b>A scam is going round</b>
progress-weakest = Worth repeating first:
progress-weak = • { $objective } ({ $now }% now, { $later }% in a month)
milestone = { $lessons ->
    [one] 🌱 That was your first lesson. Three minutes, and you know something that many people pay for.
   *[other] 🌱 That makes { $lessons } lessons.
 }
