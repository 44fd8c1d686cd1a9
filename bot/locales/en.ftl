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
    /ask – ask something in your own words
    /check – is this message a scam?
    /drill – practise on a made-up scam
    /remind – choose when I may write to you
    /loan – what an offer really costs
    /verify – check a certificate
    /about – who runs me, and how to tell a copy
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
button-rules = 📍 The rules where I live
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
you-said = Your answer: { $number }
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
dated = { $date ->
    [undated] no date given
   *[other] { $date }
}
local-rules = 📍 <b>The rules: { $place }</b>
local-where = 📍 Rules differ from place to place. <b>Where do you live?</b>
local-none = The rules for this lesson are being checked again. Look in later.
local-foot = Rules in short, as their sources give them. They are no advice on your own case.

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
progress-course = • { $course }: { $done } of { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
 }
progress-course-kept = • { $course }: { $done } of { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
 }, you remember about { $now } of { $ideas ->
    [one] 1 idea
   *[other] { $ideas } ideas
 } ({ $later } in a month)
progress-lesson-done = ✅ { $lesson }: { $right } of { $of }
progress-lesson-open = ▶️ { $lesson }: begun
progress-lesson-new = ▫️ { $lesson }
progress-due = { $due ->
    [0] Nothing to repeat right now.
    [one] 1 idea is due for repeating: /review
   *[other] { $due } ideas are due for repeating: /review
 }
picture-in-words = In words: { $words }
picture-due = { $due ->
    [0] Nothing to repeat now
    [one] 1 idea to repeat
   *[other] { $due } ideas to repeat
 }
picture-done = { $done } of { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
 }
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
    • which lessons and practices you began and finished, your answers and choices in them, and how sure you were
    • when to ask you again, and when I may write to you
    • a certificate and the name on it, if you ask for one
    • one sentence after an event, if you write one: the organisers see it without your name
    • if you work for a partner: your name as Telegram shows it, your role, and what you did in it
    • a suspicious message, only if you let me learn from it: with names, numbers and links hidden, and with no link to you

    A mistake that you report goes to the organisers, with names, long numbers and links hidden. They never learn who you are. If you erase your data, the report stays, and nothing leads from it to you.

    A question to which I find no answer goes to those who write the lessons, without your name, numbers or links; nothing leads from it to you.

    Nobody else sees it. Other messages are not kept. You can take a copy or erase all of it, now and at any time. Messages to learn from can be neither shown nor erased then, as nobody knows whose they were.
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
nudge-text = I'm a program and can't chat. Ask me about loans or scams in your own words, send me a message that looks odd, or tell me a loan offer. Or tap below to go on.
nudge-media = I can only read text and buttons, so I did not open this. Tap below to go on.
nudge-media-words = I can only read words, so I did not open this. Is there something odd in it? Type here what it says, or send it again with its words as the caption.
nudge-media-awaited = I can only read text and buttons, so I did not open this. What I asked before still waits for your answer.
nudge-edit = I saw that you changed a message. I only read new ones, so please send it again.
nudge-command = I don't know the command { $command }. /help shows what I can do.
nudge-cancel-nothing = Nothing is open right now. /learn begins.
cancelled = Put away. Nothing is lost: /learn goes on exactly here.
group-hello =
    Hello! Here I can do three things:

    • look over an odd message: reply to it with /check
    • answer a question about loans or scams: /ask and the question
    • play a quiz with everybody

    Lessons and sums of a loan work best in a private chat, where nobody sees your answers.
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
zone-first = One thing first, so that I never write at night.
zone-which = There is more than one “{ $name }”. Which is your clock now?
zone-alike = I don't know “{ $name }”. Did you mean this?
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
before-done-all = <b>{ $of ->
    [one] Right.
   *[other] All { $of } right.
 }</b> You know some of this already. Where a lesson tells you nothing new, tap “I know this already” on its first card.
before-done = <b>Thank you.</b> Some of it will be clearer soon. When the course is done I ask three like these again, so that you can see what changed.
after-done = <b>That was the course, before and after.</b>
later-done = <b>A month later.</b> What you still know now, you will keep for long.
after-before = Before the course you answered { $right } of { $of } right.
course-done = 🎓 You have finished the whole course.
button-after = Three questions: what changed?
button-skip = Skip, to the lesson →
button-card = 📖 The card about it
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
why-next = Next in “{ $course }”.
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
picture-kept = { $done } of { $lessons ->
    [one] 1 lesson
   *[other] { $lessons } lessons
 } · { $now } of { $ideas ->
    [one] 1 idea
   *[other] { $ideas } ideas
 }
course-kept = Remembered: { $now } of { $ideas ->
    [one] 1 idea
   *[other] { $ideas } ideas
 }, in a month { $later }
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
certificate-lacks = I cannot draw this on a certificate: { $signs }. Please write the name with other letters, such as plain Latin or Chinese ones.
certificate-no-name = No name
certificate-not-yet = A certificate is for a whole course. Some of its lessons are still ahead of you.
certificate-heading = Certificate
certificate-finished = finished the course
certificate-also = Certificate: finished the course “{ $course }”
certificate-about = Check it: send this code to @{ $username } with /verify
certificate-caption = 🎓 <b>{ $course }</b>, finished on { $date }.
certificate-check = Anybody can check it: /verify { $code }
verify-how = Send /verify and the code on the certificate, such as /verify ABCD-EFGH-JKMN.
verify-unknown = There is no certificate with this code. Please compare it letter by letter.
verify-no-code =
    That is no code of a certificate. A code looks like ABCD-EFGH-JKMN.

    I cannot check people by their names, and nobody needs to speak for me. Somebody wants money, codes or ID numbers in my name? That is a scam.
verify-named = ✅ This certificate is genuine: <b>{ $name }</b> finished the course “{ $course }” on { $date }. The name is as its owner typed it. It shows what somebody learned, not that they may ask you for anything.
verify-nameless = ✅ This certificate is genuine: its owner finished the course “{ $course }” on { $date }. It bears no name. It shows what somebody learned, not that they may ask you for anything.
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

## /loan: what does it really cost?

command-loan = What does a loan really cost?
loan-intro =
    <b>What does it really cost?</b>

    Type an offer in one sentence, as you would tell it to a friend. I work out what you pay in all, and what that is a year. Or build it step by step.

    Nothing you type here is kept. These are sums, not advice.
loan-example-1 = 10,000, 12 months, 0.6% fee a month
loan-example-2 = $15 per $100 for two weeks
loan-example-3 = 3,000, pay 560 a month for 6 months
loan-example-4 = Card: owe 2,400, minimum 3%, 24% APR
loan-build = 🧩 Build it step by step
loan-again = ✏️ Another offer
loan-in-private = What you borrow is nobody else’s business. Please ask me in private: there I work out what an offer really costs.
loan-leave = Leave it
loan-left = Good, I let it go. For another offer there is /loan.
loan-words-leave = cancel, stop, never mind, nevermind, forget it, leave it, drop it, no thanks, no thank you, quit, exit, not now
loan-words-instead = no, nope, nah, not, not that, wrong, sorry, actually, i mean, i meant, make it, make that, change it to, correction
loan-words-pointing = that's, that is, that was, it's, its, it is, it was, i said
loan-words-filling = it's, its, it is, it should be, that's, over, for, in, at, i mean, i meant, make it, about, the rate is
loan-words-aside = mean, means, explain, difference, scam, scams, scammed, scammer, fraud, invest, invested, investing, investment, shares, stocks, crypto, savings, save, saving, profit, can't pay, cannot pay, can't repay, unable to pay, overdue, behind with, behind on, debt collector, debt collectors
loan-words-afford = can i afford that, can i afford it, can i afford this, can i pay that, can i pay it back, could i afford that, could i afford it, could i afford this, is it affordable, is that affordable
loan-words-no-income = no income, no job, no work, no wage, no wages, no salary, no pay, not working, don't work, dont work, unemployed, jobless, out of work, lost my job, nothing coming in, nothing comes in, not any income
loan-words-legal = is that legal, is this legal, is it legal, is that allowed, is this allowed, is that even legal, is that against the law, is it against the law, is that illegal, is it illegal, is this illegal
loan-legal = I cannot tell whether one contract is legal. This is what I know of the rules there:
loan-gone = I no longer have what you typed. I hold it only for a short while, and never over a restart. Please type it again.

loan-day = { $count ->
    [one] 1 day
   *[other] { $count } days
 }
loan-week = { $count ->
    [one] 1 week
   *[other] { $count } weeks
 }
loan-month = { $count ->
    [one] 1 month
   *[other] { $count } months
 }
loan-year = { $count ->
    [one] 1 year
   *[other] { $count } years
 }
loan-years-months = { $years } and { $months }
loan-a-day = a day
loan-a-week = a week
loan-a-half-month = every half month
loan-a-month = a month
loan-a-year = a year
loan-every = every { $span }

loan-understood = <b>I understood:</b> { $what }
loan-is-equal = you borrow { $amount } at { $rate } and pay it back in { $count } equal payments, one { $rhythm }.
loan-is-equal-principal = you borrow { $amount } at { $rate } and pay back the same part of it { $count } times, one { $rhythm }, each with the interest on what you still owe.
loan-is-interest-only = you borrow { $amount } at { $rate }. For { $count } payments, one { $rhythm }, you pay only interest; the whole amount comes with the last.
loan-is-flat-once = you borrow { $amount } and pay it back after { $span }, with a fee of { $fee } ({ $share }).
loan-is-flat = you borrow { $amount } and pay it back in { $count } payments, one { $rhythm }, each with a fee of { $fee } ({ $share } of the first amount).
loan-is-at-end = you borrow { $amount } and pay everything back after { $span }, at { $rate }.
loan-is-given = you borrow { $amount } and pay back { $each }, { $count } times, one { $rhythm }.
loan-is-given-uneven = you borrow { $amount } and pay back { $count } payments, one { $rhythm }: first { $first }, at last { $last }.
loan-is-given-once = you borrow { $amount } and pay back { $paid } after { $span }.
loan-is-card-minimum = you owe { $amount } at { $rate }, and pay only the minimum each month: { $share } of what you owe.
loan-is-card-floor = you owe { $amount } at { $rate }, and pay only the minimum each month: { $share } of what you owe, but at least { $floor }.
loan-is-card-fixed = you owe { $amount } at { $rate }, and pay { $each } { $rhythm } until it is gone.
loan-is-rate = a rate of { $rate }.
loan-also-deducted = { $amount } of it is kept back at the beginning.
loan-also-deposit = You pay { $amount } of the price yourself; the sums below leave it out.
loan-also-first = { $amount } is paid at the very beginning.
loan-also-fee = Fees of { $amount } come with every payment.
loan-also-balloon = At the end { $amount } is paid on top.
loan-also-late = One late payment would add { $amount }.
loan-also-odd = The first payment comes after { $span }.
loan-also-odd-grows = The first payment comes after { $span }. I took it that interest is counted in that time as well.
loan-assumed-monthly = I took it that payments are monthly.
loan-assumed-yearly = I took the rate as a yearly one.
loan-assumed-equal = I took it that all payments are equal, with interest only on what you still owe.
loan-assumed-at-end = I took it that everything is paid back at once.
loan-assumed-free-first = I reckoned only with the time without interest. What is owed after it costs the rate that you named.
loan-assumed-fee-first = I took it that the fee is paid at the beginning.
loan-assumed-first-now = I took it that the first part is paid when you buy.
loan-assumed-apr-effective = I took the APR as the law there counts it, with interest on interest.
loan-assumed-no-floor = You named no smallest payment, so I reckoned without one.
loan-assumed-per-base = I reckoned with { $amount }; the rate is the same for any amount.

loan-in-hand = In your hand: <b>{ $amount }</b>
loan-owed-now = You owe now: <b>{ $amount }</b>
loan-in-all = You pay in all: <b>{ $amount }</b>
loan-each = You pay in all: <b>{ $amount }</b> ({ $count } × { $each })
loan-uneven = You pay in all: <b>{ $amount }</b> (first { $first }, at last { $last })
loan-cost = It costs: <b>{ $amount }</b>, that is { $share } of what you get
loan-cost-card = It costs: <b>{ $amount }</b>, that is { $share } of what you owe now
loan-if-late = If one payment is late: it costs { $cost }, and that is { $rate } a year, effective.
loan-takes = It takes: <b>{ $span }</b>
loan-effective = <b>{ $rate } a year, effective</b>: with interest on interest. The EU and the UK call this the APR.
loan-nominal = <b>{ $rate } a year, nominal</b>: without it. The US calls this the APR (Regulation Z).
loan-china = China wants the annualised rate by IRR: { $effective }, or { $nominal } if it is called a simple rate.
loan-why = <b>Why?</b> { $why }
loan-why-flat = On average you hold only { $held } of the money, but the fee is always on all of it. So { $share } is about { $nominal } a year, not { $naive }.
loan-why-deducted = You pay for { $amount }, but you hold only { $received } from the first day.
loan-why-at-once = The payments themselves cost nothing: the { $fee } at the beginning is the whole price. You pay it on the first day, but you hold only { $held } of the money on average. That makes about { $nominal } a year, not 0%.
loan-why-equal = You pay a part back each time, so interest is on a sum that shrinks. You hold { $held } of the money on average.
loan-why-given = You pay back { $share } more than you get, and on average you hold only { $held } of the money. That makes { $nominal } a year.
loan-why-once = { $share } is the price of only { $span }. A year has { $times } times as much time, and that makes { $nominal }.
loan-why-year = The price is for the whole amount and the whole time, and it all comes at the end.
loan-why-free = It costs nothing, as long as every payment is on time.
loan-why-interest-only = You owe the whole amount to the end, so the interest never gets smaller.
loan-why-card = The minimum shrinks with the debt, so it goes on and on. If you kept paying the first { $each } every month, it would be over in { $span } and cost { $cost }.
loan-why-card-fixed = Of the first { $each }, { $interest } is interest. The more you pay above that, the sooner it ends.
loan-why-rate = A year has { $times } of these periods: that makes { $nominal }. With interest on interest it is { $effective }.
loan-negative = You pay back less than you get, so the rate is below zero. Is a payment missing?
loan-never = 🔸 <b>With these payments it is never paid off, or not in a hundred years.</b> The interest takes nearly all of each payment, or more than all of it.
loan-never-floor = Most cards have a smallest payment, such as 25. What is yours? Type it like this: at least 25.
loan-no-rate = There is no single yearly rate for these payments.
loan-only-sums = These are sums, not advice.
loan-facts = 📍 <b>Good to know, { $region }</b>
loan-fact = { $text } <i>({ $source }, { $date })</i>
region-cn = mainland China
region-hk = Hong Kong
region-sg = Singapore
region-uk = United Kingdom
region-eu = European Union
region-us = United States
loan-where = 📍 Rules where I live
loan-where-ask = Where do you live? I show what the law there caps or wants disclosed.
loan-where-none = For that place I have nothing that fits this offer.

loan-complete = ➕ Add the amount or the time
loan-wrong = ✏️ That is not what I meant
loan-wrong-ask = What is different? Tap it, or type the offer again in other words.
loan-wrong-type = What is different? Type only that, such as “24 months”, or the whole offer again in other words.
loan-as-equal = Equal payments, interest on what I still owe
loan-as-flat = A fee on the first amount, every time
loan-as-equal-principal = Same part each time, plus interest
loan-as-interest-only = Only interest first, the rest at the end
loan-as-at-end = Everything at the end
loan-as-year = The rate is for a year
loan-as-month = The rate is for a month
loan-as-day = The rate is for a day
loan-as-whole = It is for the whole time, once
loan-so-far = So far: { $text }
loan-need-offer = I could not find an offer in that. How much money is it about? Type a number, or the whole offer in one sentence.
loan-need-amount = How much money is it about? Type a number.
loan-need-term = For how long? Tap it, or type it, such as “18 months” or “30 days”.
loan-need-cost = What does the offer name?
loan-need-rate-period = For what time is the rate?
loan-need-schedule = Is it paid back bit by bit, or all at the end?
loan-need-payment = What is paid each month? Type an amount, or the minimum in percent, such as “3%”.
loan-welcome = You’re welcome.
loan-hello = Hello!
loan-compare-one = I know one offer only. Type the other one, and I put them side by side.
loan-compare-later = I cannot compare yet, as I do not know enough. One thing at a time; once an offer is complete, you can put another beside it.
loan-words-greeting = hello, hi, hey, hiya, hello there, hi there, good morning, good afternoon, good evening, good day
loan-words-comparing = which one, which is better, which is best, which is cheaper, which is cheapest, which do i, which should i, which to take, which to choose, which offer, which loan, what is better, what's better
loan-below-nothing = A number below zero cannot be part of a loan.
loan-too-large = That number is larger than I can count with.
loan-zero = It cannot be zero.
loan-need-clearer = I cannot make one plain loan of that: two of its numbers do not fit together, or something changes on the way. I would rather ask than guess. Please type it again with four things: how much you get, what each payment is, how often, and how many times.
loan-need-shorter = That is too long for me to read. Please type the offer in one sentence.
loan-choose = I can read this in { $count ->
    [2] two
   *[other] three
} ways. <b>Which is it?</b>
loan-choose-one = I am not sure that I read this rightly. <b>Is it so?</b>
loan-choose-line = <b>{ $number }</b> · { $what }
loan-choose-left = Not counted: { $sums }.
loan-choose-yes = Yes
loan-choose-none = { $count ->
    [1] No
    [2] Neither
   *[other] None of them
}: I’ll write it anew
loan-words-choose-0 = no, nope, neither, none, none of them, none of these, neither of them, not that
loan-words-choose-1 = one, the first, first, the first one, number one, option 1
loan-words-choose-2 = two, the second, second, the second one, number two, option 2
loan-words-choose-3 = three, the third, third, the third one, number three, option 3
loan-words-choose-yes = yes, y, yeah, yep, yes it is, that is it, that’s it, right, correct, exactly
loan-in-parts = Bit by bit
loan-all-at-end = All at the end
loan-cost-each = The payment each month
loan-cost-fee = A fee each month, in %
loan-cost-yearly = A rate a year, in %
loan-cost-monthly = A rate a month, in %
loan-cost-once = A fee once
loan-cost-total = What is paid back in all
loan-type-each = How much is paid each month? Type a number.
loan-type-fee = How many percent of the amount is the fee each month? Type a number, such as 0.6.
loan-type-yearly = How many percent a year? Type a number, such as 12.
loan-type-monthly = How many percent a month? Type a number, such as 1.5.
loan-type-once = How much is the fee, once? Type a number.
loan-type-total = How much is paid back in all? Type a number.

loan-compare = ⚖️ Compare with another offer
loan-compare-ask = Type the other offer in one sentence. I will put them side by side.
loan-compare-third = ⚖️ Add a third offer
loan-compare-title = <b>Side by side</b>
loan-compare-offer = <b>{ $letter }</b> · { $what }
loan-compare-line = In hand { $received }, paid in all { $paid }, costs <b>{ $cost }</b>
loan-compare-line-card = Owed now { $received }, paid in all { $paid }, costs <b>{ $cost }</b>
loan-compare-rates = { $effective } a year effective, { $nominal } nominal
loan-compare-each = First payment { $first }, the last one after { $span }
loan-compare-cost = The least in all: { $letter }.
loan-compare-rate = The lowest effective rate: { $letter }.
loan-compare-differ = The two differ, because the amounts or the times differ. The rate tells what the money costs, the sum what you pay.
loan-which =
    <b>Which one is better?</b> I can't decide it for you: I don't know your life. A way to do it:

    1. Cross out each one that you could not pay in a bad month.
    2. Of the rest, the one that costs least in all leaves you the most.
    3. Ask what happens if you pay late, or early.
loan-which-month = The least each month: { $letter } ({ $amount }).
loan-compare-hint = Compare also what happens if you pay late, or early.

loan-afford = 🧮 Can I afford it?
loan-afford-income = I ask three numbers and keep none of them. First: how much money comes in each month, after tax?
loan-afford-fixed = How much must go out each month (rent, energy, school, transport)? Without debts.
loan-afford-debts = How much goes to other debts each month? Type 0 if there are none.
loan-afford-title = <b>Can I afford it?</b>
loan-afford-payment = This offer takes about { $new } a month.
loan-afford-at-once = This offer takes { $new } at once, in one month.
loan-afford-share = All debts together: <b>{ $share }</b> of what comes in.
loan-afford-left = Left for food and everything else: <b>{ $left }</b> a month.
loan-afford-short = It is not enough: <b>{ $short }</b> a month is missing.
loan-afford-stress = If a fifth of the income went away: debts { $share }, left { $left }.
loan-afford-stress-short = If a fifth of the income went away: debts { $share }, and { $short } a month would be missing.
loan-afford-no-line = No line says that a loan is right for somebody, and I cannot know your life.
loan-afford-bands = What the authorities there look at:
loan-afford-options = <b>Other ways:</b> ask for less or for longer, and look what that does to the cost; ask for a discount for paying now; save first; sell something; ask the shop, the school or the hospital for instalments without interest.
loan-afford-help = If you cannot pay what you owe already: speak with the lender early, and take free help. Nobody serious takes money for it in advance.
loan-afford-told = I read: income { $income }, fixed { $fixed }, debts { $debts }.
loan-afford-which = Is it about { $low } or { $high }? I need one number. If it changes from month to month, take a low one.
loan-afford-number = I need a number, such as 3000.
loan-afford-below = A number below zero cannot be right here.
loan-afford-nothing =
    With nothing coming in, there is nothing to pay a loan back from, so I cannot work it out. Does anything come in: wages, benefits, help from family? Type how much that is in a month.

    If nothing does, look for help that is free before you borrow.

loan-settle = ⏩ What if I pay it off early?
loan-settle-ask = After which payment would you pay the rest? There are { $count }. Tap one, or type its number.
loan-settle-range = It has to be a number from 1 to { $last }.
loan-settle-title = <b>Paid off after payment { $after } of { $count }</b>
loan-settle-line = You would pay { $closing } with that payment, { $paid } in all. It costs { $cost }, which is { $saved } less. That is { $rate } a year, effective.
loan-settle-due = If the contract wants all fees to the end: { $paid } in all, it costs { $cost }. That is { $rate } a year, effective: dearer than to the end.
loan-settle-given = The offer does not say how its cost is spread. I spread it evenly over what you owe.
loan-settle-ask-lender = Ask the lender: which charges fall away, and is there a fee for paying early?
loan-lesson = 📖 { $lesson }

picture-loan-title = What it costs
picture-loan-got = in your hand
picture-loan-paid = paid in all
picture-loan-cost = cost
picture-loan-rate = { $effective } a year effective · { $nominal } nominal
picture-loan-part = paid back
picture-loan-interest = interest and fees
picture-loan-owed = still owed
picture-loan-from-to = payments { $from } to { $to }
picture-loan-start = at the start
picture-loan-debt = owed now
picture-loan-payment = payment { $number }
picture-compare-title = Side by side
# A lesson that nobody signed, where drafts are served
draft = 📝 Draft: nobody has reviewed this yet.
