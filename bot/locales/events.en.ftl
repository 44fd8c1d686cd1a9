### Events and cohorts: what learners are told when they come by a link, and what organisers see.

## Coming in by a link

cohort-welcome =
    <b>Welcome! { $partner } invites you.</b>

    You are now in the group “{ $title }”.
cohort-again = <b>You are in the group “{ $title }” of { $partner }.</b>
cohort-closed =
    <b>“{ $title }” by { $partner } takes nobody in any more.</b>

    You can learn everything here without it. It is free.
cohort-cancelled =
    <b>“{ $title }” by { $partner } was cancelled.</b>

    You can learn everything here without it. It is free.
cohort-unknown =
    <b>I don't know this invitation.</b>

    Maybe a letter of the code is wrong. Ask who gave it to you. You can learn everything here without it.
cohort-where = 📅 { $when } · 📍 { $venue }
cohort-seen = Its organisers see only how many people take part and how much they learn: never who you are, nor what you answer, and no numbers at all for fewer than five people. You can leave with one tap, here or in /privacy.
button-cohort-play = 🎯 Join the quiz that is on now
button-cohort-begin = ▶ Begin
button-cohort-course = ▶ { $course }
button-cohort-leave = Leave this group
cohort-left = You left the group “{ $title }”. You can go on learning, and the same link brings you back.
cohort-gone = You are not in that group any more.
cohort-news-moved =
    <b>“{ $title }” by { $partner } has another time or place.</b>

    📅 { $when } · 📍 { $venue }
cohort-news-cancelled =
    <b>“{ $title }” by { $partner } is cancelled.</b>

    It was planned for { $when }, { $venue }. You can go on learning here without it.
cohort-offer = You played at “{ $title }”. Would you like to stay in its group? You get its next steps, and its organisers see only how many people learn.
button-cohort-join = ➕ Join the group “{ $title }”
privacy-cohorts = <b>Your groups.</b> Their organisers see only numbers, never you:
privacy-cohort = • { $title } ({ $partner }), since { $since }
button-cohort-leave-one = Leave “{ $title }”
privacy-muted = 🔕 <b>Groups you want no messages from:</b>
privacy-muted-one = • { $title }
button-cohort-hear = 🔔 Messages again: { $title }
cohort-heard = You get messages from “{ $title }” again.

## Organisers: the list

events-title = <b>Events</b>
events-none = There is none yet.
events-no-partner = Events are held with a partner: a community centre, a school, a firm. Add the first one, then send /event again.
events-live = 🔴 { $title }
events-upcoming = { $date } · { $title }
events-cancelled = ✖ { $date } · { $title }
events-past-title = <b>Past events</b>
button-events-new = ＋ New event
button-events-link = 🔗 A link without an event
button-events-past = Past events
button-events-list = ‹ All events
button-events-go-on = ✏️ Go on: { $title }
events-untitled = not finished yet
events-web = More on the page: /dashboard

## Organisers: one event

event-when = 📅 { $when } ({ $zone })
event-venue = 📍 { $venue }
event-quiz = 🎯 Quiz: { $quiz }
event-course = 📖 Course: { $course }
event-language = 🌐 { $spoken }
event-audience = 👥 { $audience }
event-everybody = Everybody
event-expected = { $expected ->
    [one] 1 person expected
   *[other] { $expected } people expected
}, { $minutes } minutes
event-programme = 🗂 Programme: { $programme }
event-code = Code: <code>{ $code }</code>
event-came = Played: { $played }. In the group: { $members }.
event-few = fewer than 5
event-no-one = nobody
event-state-upcoming = On the day you can run it here from an hour before.
event-state-live = 🔴 <b>It is time.</b>
event-state-playing = 🔴 <b>Live now:</b> { $link }
event-state-playing-group = 🔴 <b>Live now</b> in a Telegram group.
event-state-past = It is over.
event-state-cancelled = ✖ <b>Cancelled.</b>
event-made = ✅ <b>Made.</b> Here is what you need: print the poster, or send the link.
event-changed = ✅ <b>Changed.</b> If you have printed the poster already, look whether it is still right. A calendar file that you send again puts the entry right.
event-same = Nothing was changed.
button-event-poster = 🖨 Poster (PDF)
button-event-picture = 🖼 Poster (picture)
button-event-qr = ▦ QR code
button-event-ics = 📅 Calendar file
button-event-run = ▶ Run it
button-event-rehearse = 🎭 Rehearse
button-event-edit = ✏️ Change
button-event-cancel = ✖ Cancel the event
button-event-hall = 📽 In a hall, with a screen
button-event-group = 👥 In a Telegram group
event-where = <b>Where are the people?</b> With a screen they scan a code and answer on their phones. In a group the questions come as polls.
event-rehearse-where = <b>A rehearsal.</b> Pretend players will answer. Nothing of it counts.
event-quiz-gone = The quiz of this event is not here any more. Choose another with “Change”.
event-no-quiz = This event has no quiz: people take the course “{ $course }”. Show them the poster, and let them scan it.
event-busy = Another quiz is open in this chat. End it first, then run this one.
event-too-soon = You can run it from an hour before it begins. Until then you can rehearse.
event-run-other = This link is for the team of an event. A quiz for this group: /quiz
event-cancel-sure = <b>Cancel “{ $title }”?</b> The people in its group get a message, and who opens its link is told. This cannot be undone.
button-event-cancel-yes = Yes, cancel it
button-event-keep = No, keep it
event-qr-caption = { $title }: { $link }
event-poster-caption = The poster of “{ $title }”, one A4 page. Print it as large as the page.
event-ics-caption = “{ $title }” for your calendar. Open the file, or send it on.

## Organisers: planning

plan-new = <b>A new event</b>
plan-link = <b>A link for a school or a firm</b>
plan-edit = <b>Change the event</b>
plan-ask-partner = For which partner?
plan-ask-title = What is it called? Type a name that people will understand, such as “Spot the scam: an hour for everybody”.
plan-ask-title-link = What is the group called? For example “Hill School, class 9”.
plan-ask-zone = In which town is it, so that I know the clock there? Tap, or type a city.
plan-ask-day = When is it? Tap a day, or type it: “3 Dec 15:00”, “Saturday 3pm”.
plan-ask-at = { $day }. At what time does it begin? Tap, or type it: “15:00”, “3pm”.
plan-ask-venue = Where is it? Type the place as it shall stand on the poster.
plan-ask-quiz = Which quiz will you play there?
plan-ask-course = Which course do they take with them on the phone?
plan-ask-course-link = Which course will they take?
plan-ask-language = In which language?
plan-ask-audience = For whom is it?
plan-ask-expected = How many people do you expect? Tap, or type a number.
plan-ask-minutes = How long does it take? Tap, or type the minutes.
plan-ask-programme = Sessions with the same programme are compared with each other. Type its name. Now: “{ $programme }”.
plan-check = <b>Is it right?</b>
plan-both = Both languages
plan-no-quiz = No quiz, only a course
plan-no-course = No course
plan-any-course = Whatever they like
plan-which = Which do you mean?
button-plan-again = 🔁 As last time: { $title }
button-plan-back = ‹ Back
button-plan-drop = Throw away
button-plan-make = ✅ Make it
button-plan-save = ✅ Save
button-plan-keep = Leave it as it was
button-plan-title = Name
button-plan-when = Day and time
button-plan-zone = Time zone
button-plan-venue = Place
button-plan-quiz = Quiz
button-plan-course = Course
button-plan-language = Language
button-plan-audience = For whom
button-plan-expected = How many
button-plan-minutes = How long
button-plan-programme = Programme
button-plan-partner = Partner
event-meanwhile = Somebody of your team changed this event meanwhile.
event-line = { $what }: { $now }
event-meanwhile-yours = { $what }: { $now }. You have: { $yours }
event-meanwhile-now = Nothing of yours is saved yet. If you save now, what you changed counts; all else stays as your team has it.
plan-dropped = Thrown away. Nothing was made.
plan-kept = Nothing was changed.
plan-today = Today
plan-tomorrow = Tomorrow
plan-toast-gone = This was made or thrown away. Send /event to go on.

## What is amiss with something typed

amiss-missing = This is still missing.
amiss-title-long = That is a little long for a poster: { $most } signs at most.
amiss-venue-long = That is a little long for a poster: { $most } signs at most.
amiss-programme-long = That is a little long: { $most } signs at most.
amiss-unread = I could not read “{ $said }” as a day or a time. Try “3 Dec 15:00”, “tomorrow 3pm” or “2026-12-03 15:00”.
amiss-no-day = There is no such day as “{ $said }” in the calendar. Please look at the number of the day once more.
amiss-no-time = There is no such time as “{ $said }” then. Try “15:00” or “3pm”.
amiss-other-day = The day of the week and the date in “{ $said }” do not belong together. Which one did you mean?
amiss-past = That is over already. An event needs a time that is still to come.
amiss-far = That is more than two years away. Please look at the year once more.
amiss-expected-range = Please type a number from 1 to { $most }.
amiss-minutes-range = Please type minutes from { $least } to { $most }.
amiss-unknown = That is not here any more. Please choose again.
amiss-nothing = Choose a quiz or a course: people need something to do.
amiss-zone-unknown = I don't know “{ $said }”. A large city near it will do.

## The poster

poster-scan = Scan this with your phone's camera
poster-code = or write this code to @{ $bot } in Telegram
poster-one = Short lessons and a quiz on loans and scams.
poster-two = Free. Nothing is sold.
poster-three = No name, phone number or ID.

## Links without an event

cohort-link-made = ✅ <b>Made.</b> Send this link to the people it is for, or print the poster.
cohort-members = In the group: { $members }
cohort-shut = The door is shut: the link lets nobody in any more.
button-cohort-close = 🚪 Shut the door
button-cohort-open = 🚪 Open the door again
links-title = <b>Links without an event.</b> For a school or a firm: who opens the link belongs to its group.
button-links-new = ＋ New link
plan-day = { $weekday } { $date }
plan-option = { $day } { $year }, { $time }
event-full = { $weekday } { $date }, { $time }

## Pages about events

events-tab = Events
events-tab-hint = Plan a session, print its poster, run its quiz.
events-page-intro = A session at a place and time. People come in by its code, on their own phones.
events-page-new = New event
events-page-none = There is no event yet. A new one takes two minutes: you get a code, a poster and a calendar file.
events-page-none-of = There is no event of this partner yet.
events-page-report = Report
button-event-report = 📊 Its report, on the page
events-page-to-report = Read the report
events-page-rehearse-hint = There is still time to rehearse: pretend players answer, and nothing counts.
events-page-live = Now
events-page-upcoming = Coming up
events-page-past = Past
events-phase-cancelled = cancelled
events-page-programmes = Programmes
events-page-programmes-hint = Sessions of the same programme, side by side.
events-page-sessions = { $many ->
    [one] 1 session
   *[other] { $many } sessions
}
events-page-all = ‹ All events
events-page-cancelled = This event was cancelled. Who opens its link is told so.
events-page-now = A quiz is being played now.
events-page-screen = Open the screen
events-page-in-group = It runs in a Telegram group.
events-page-time = It is time: you can run it now.
events-page-run = Run it
events-page-before = Before the day
events-page-run-hint = The screen opens here: show it on the projector. It leads the quiz too, and so does your chat with the bot.
events-page-run-hall = Run it here, with a screen
events-page-run-group = Run it in a Telegram group
events-page-before-hint = You can run it from an hour before it begins. Until then you can rehearse: pretend players answer, and nothing counts.
events-page-rehearse = Rehearse with pretend players
events-page-no-quiz = This event has no quiz. People scan the code and take the course on their phones.
events-page-facts = What is planned
events-page-edit = Change
events-page-again = Plan the same again
events-page-cancel = Cancel the event
events-page-joined = Who joined so far
events-page-came = Who came
events-page-expected = expected
events-page-played = played the quiz
events-page-members = in the group
events-page-group = Its group: questions and reminders
events-page-programme = Programme
events-page-programme-hint = Sessions of the same programme are compared, by how many came and what they learned.
events-page-programme-as = It stands alone so far. Give the same name to its next session, or choose one that there is.
events-page-programme-name = Name of the programme
events-page-programme-save = Save the programme
events-page-programme-title = Name it after the event: { $title }
events-said-programme = It belongs to the programme “{ $programme }”.
events-page-compare = Compare the sessions of this programme
events-page-paper = Code, link and poster
events-page-link = Link
events-page-copy = Copy the link
events-page-code = Code to type:
events-page-code-alt = QR code of the link
events-page-poster = Poster to print, one A4 page
events-page-calendar = Calendar
events-page-ics = Calendar file (.ics)
events-form-new = New event
events-form-edit = Change the event
events-form-wrong = { $many ->
    [one] One thing needs another look. Nothing was lost.
   *[other] { $many } things need another look. Nothing was lost.
}
events-form-choose = Please choose
events-form-title-hint = As it should read on the poster, such as “Spot the scam: an hour for everybody”.
events-form-day = Day
events-form-at = Begins at
events-form-zone = By the clock of
events-form-town = Another town
events-form-town-hint = If yours is not in the list.
events-form-venue-hint = As it should read on the poster.
events-form-course-hint = What people go on with after the session.
events-form-expected = People expected
events-form-minutes = Minutes
events-form-programme-hint = Sessions of the same programme are compared. Without one the name is taken.
events-form-make = Make the event
events-form-save = Save
events-form-back = Back
events-two-readings = “{ $said }” can be read in two ways. Please write it like 2026-12-03, or 15:00.
events-zone-several = There are several: { $among }. Please write the country too.
events-busy = Another quiz is open in your chat with the bot. End it first, then come back.
events-cancel-title = Cancel “{ $title }”?
events-cancel-text = The people in its group get a message, and who opens its link is told that it does not take place. This cannot be undone.
events-said-made = “{ $title }” is made. Print the poster, or send the link.
events-said-changed = Changed. If you have printed the poster already, look whether it is still right.
events-said-same = Nothing was changed.
events-said-cancelled = The event is cancelled.
events-said-too-late = It was cancelled before you came to this, so nothing was changed or begun.
events-programme-intro = The sessions of this programme, the latest first.
events-programme-learned = “Right” is the share of right answers in the quizzes of the room; “gain” is how many points more people knew after the course than before it. A dash stands where nothing was measured, where so few answered that somebody could be recognised, and beyond the 20 latest sessions.
events-programme-table = Sessions of this programme
events-programme-session = Session

## Pages about cohorts

cohorts-tab = Groups
cohorts-tab-hint = Who came by which link; links for schools and firms.
cohorts-page-intro = Everybody who came by the same link belongs to one group. You see how many they are and what they learn, never who.
cohorts-page-new = New link for a school or a firm
cohorts-page-none = There is no group yet. Each event makes one, and so does a link.
cohorts-page-none-of = There is no group of this partner yet.
cohorts-page-all = ‹ All groups
cohorts-page-shut = shut
cohorts-page-of-event = from an event
cohorts-page-of-link = from a link
cohorts-page-members = { $members }
cohorts-page-about = About this group
cohorts-page-people = People
cohorts-page-event = To its event
cohorts-page-close = Shut the door
cohorts-page-open = Open the door again
cohorts-page-door-hint = With the door shut the link lets nobody in any more. Who is in stays in.
cohorts-said-made = The link for “{ $title }” is made.
cohorts-said-shut = The door is shut.
cohorts-said-open = The door is open again.
button-group-habits = ⚙️ Questions and reminders
button-group-start-bot = First question: yes
button-group-start-none = First question: no
button-group-pace-own = Reminders: each alone
button-group-pace-group = Reminders: the group's
button-group-page = Which question, which days: on the page
cohort-start-on-page = chosen on the page
cohort-habits = Questions and reminders
cohort-habits-change = Change
cohort-start = First question
cohort-start-hint = Whoever joins is asked one question first, just to see. It has no score.
cohort-start-no-course = A first question comes from the group's course, and this group has none.
cohort-start-bot-pick = The bot chooses one
cohort-start-bots = the bot would take this one
cohort-start-or = Or one of these, from “{ $course }”. None of them is among the three that everybody is asked before the course.
cohort-start-bot = The bot chooses: { $asks }
cohort-start-this = { $asks }
cohort-start-none = None
cohort-start-amiss = That question is not here any more. Choose another one.
cohort-delays = Questions afterwards
cohort-delays-hint = Two short questions, to whoever agrees, so that you see what stayed.
cohort-delays-untaught = This group has neither a course nor a quiz yet, so there is nothing to ask.
cohort-delays-agreed = Whoever has agreed already keeps to the days of that time. If you take a day away, its questions are not sent to anybody any more. If you add one, only those get it who agree from now on.
cohort-delays-after = { $delays } later
cohort-delays-none = None
cohort-delays-amiss = Only these four days can be chosen.
cohort-delay-1 = After a day
cohort-delay-7 = After a week
cohort-delay-30 = After a month
cohort-delay-90 = After three months
cohort-pace = Reminders
cohort-pace-hint = The group's days are offered to each member after their first lesson. Whoever has reminders already keeps them.
cohort-pace-own = Each person chooses alone
cohort-pace-on = The group has its days
cohort-pace-group = { $days } at { $hour }
cohort-pace-hour = Hour
cohort-pace-hour-hint = By each person's own clock. Questions afterwards come then too, unless somebody chose an hour of their own.
cohort-pace-amiss = Choose at least one day, and an hour of the day.
cohort-said-set = Saved.
cohort-said-same = Nothing was changed.
cohorts-form-intro = Send the link, or hang up its poster. Who opens it belongs to this group.
cohorts-form-title = Name of the group
cohorts-form-title-hint = What members see, such as “Hill School, class 9”.
cohorts-form-make = Make the link
events-when = { $when } ({ $zone })
