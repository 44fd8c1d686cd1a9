### Live quizzes: in a group, and in a hall with a screen.

command-quiz = A live quiz for a group or a hall
command-rehearse = Try a quiz with pretend players
button-live-quiz = 🎯 A quiz for this group
button-live-group = 👥 In a Telegram group
button-live-hall = 📽 In a hall, with a screen
live-where =
    <b>A quiz for everybody in the room</b>

    Where are the people? In a Telegram group the questions come as polls. In a hall they come to each phone, and a screen shows the rest.
live-which =
    <b>Which quiz?</b>

    { $place ->
        [group] Whoever answers a question is in. Results stay in this group.
       *[hall] I make a code that people scan or type.
    }
live-which-rehearsal =
    <b>A rehearsal: which quiz?</b>

    Pretend players will answer. Nothing of it counts anywhere.
live-quiz-line = { $quiz } · { $questions } · { $minutes } min
live-draw = 🎲 Draw from the lessons: { $of }
live-draw-loans = loans
live-draw-scams = scams
live-draw-all = everything
live-drawn = A mixed draw
live-drawn-loans = A draw about loans
live-drawn-scams = A draw about scams
button-live-language = 🌐 { $name }
live-both = both languages
live-busy = A quiz is being played here. Shall this one come after it?
button-live-queue = Yes, put it behind
live-queued = Good. “{ $quiz }” begins when this one is over.
button-live-withdraw = ↩ No, leave it out
live-withdrawn = “{ $quiz }” was taken out again. It will not begin.
live-rehearsal = 🎭 <b>Rehearsal.</b> The players with a 🤖 are pretend. Nothing counts.
live-load-group = In a group this quiz makes about { $calls } messages, { $busiest } in its busiest minute. Telegram allows 20 a minute. { $over ->
    [yes] It would be slowed down: choose more seconds for each question, or fewer questions.
   *[no] That is fine, however many people play.
 }
live-load-hall = In a hall, 30 people in the messenger make about { $calls } calls, and a question is with everybody within { $spread } s. With 300 it takes { $many } s, and each clock starts when the question is there. On the page there is no such limit.

## The lobby

live-lobby =
    🎯 <b>{ $quiz }</b>

    { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, about { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }. { $scoring ->
        [speed] Being right counts; being quick parts those who know equally much.
       *[accuracy] Only being right counts. Take your time.
    }
live-in-room = <b>In the room ({ $many }):</b> { $names }
live-in-room-nobody = Nobody is in yet. Tap below, or just answer the first question.
live-and-more = and { $more } more
live-begins = It begins by itself in about { $minutes ->
    [0] half a minute
    [one] a minute
   *[other] { $minutes } minutes
 }, or when the host taps Start.
live-no-pin = I may not pin this message. If it should stay on top, give me the right “Pin messages”.
button-live-join = ✋ I'm in
button-live-team = Team { $team }
button-live-table = Table { $team }
button-live-start = ▶ Start
button-live-more-minute = +1 min
button-live-settings = ⚙ Settings
button-live-back = ‹ Back
button-live-scoring = { $scoring ->
    [speed] Speed parts equals ✓
   *[accuracy] Only being right ✓
 }
button-live-teams = { $teams ->
    [none] No teams
    [picked] Teams by button: { $count }
    [tables] Tables: { $count }
   *[random] Teams at random: { $count }
 }
button-live-extra = ⏳ More time for somebody
button-live-cohost = 🤝 Add a co-host
button-live-remove = 🚪 Remove somebody
button-live-cancel = ✖ End the quiz
live-who-extra = Who shall have more time? It is shown to nobody.
live-who-cohost = Who may lead the quiz beside you?
live-who-remove = Who shall leave?
live-nobody-to-choose = Nobody is in the room yet.
live-toast-in = You are in.
live-toast-in-already = You are in already.
live-toast-team = You are in team { $team }.
live-toast-host = Only the host and the group's admins can do this.
live-toast-not-now = That cannot be done just now.
live-toast-over = This quiz is over.
live-toast-removed = You cannot take part in this quiz.
live-toast-longer-lobby = One minute more.
live-toast-longer-now = Ten seconds more.
live-toast-longer-next = Telegram's clock cannot be changed while it runs. Ten seconds more from the next question on.
live-toast-longer-board = A little longer.
live-toast-paused = I wait after this question.
live-toast-cohost = { $name } may lead too.
live-toast-gone = { $name } is out.
live-toast-extra = { $name }: { $extra }% of the time.
live-toast-skipped = Left out. It counts for nobody.
live-nobody-came = Nobody came in, so I closed the quiz. /quiz begins another.

## Questions and boards

live-question-of = { $at } of { $of }
live-look-above = { $at } of { $of }: see above
live-reply-number = Reply to this message with a number.
live-seconds = You have { $seconds } seconds.
live-answer-is = ✅ { $answer }
live-right-count = { $right } of { $answered } right
live-nobody-answered = Nobody answered.
live-top = <b>The first five</b>
live-board-line = { $rank }. { $name } · { $points } · { $right }/{ $asked }
live-late = in since question { $at }
live-teams-title = <b>Teams</b> (mean of their players)
live-team-line = { $rank }. { $team } · { $points }
live-skipped = Left out: it counts for nobody.
live-next-soon = Next question in a moment.
live-last-board = That was the last one. The result comes now.
live-paused = ⏸ Paused. The host goes on.
button-live-next = Next ▶
button-live-pause = ⏸ Pause
button-live-resume = ▶ Go on
button-live-skip = ⏭ Leave out
button-live-longer = +10 s
live-need-polls = I cannot ask here: I need the right “Send polls”. A group admin can give it to me in the group's settings. Then tap Go on.
live-hindered = I cannot ask the next question of “{ $quiz }” just now. It waits in the group, nothing is lost. Tap Go on to try again.
live-ended-removed = I was removed from the group, so your quiz there is over. All answers up to then are kept.

## The end

live-podium-players = { $players ->
    [one] 1 player
   *[other] { $players } players
 }
live-podium-share = { $share }% right
live-podium = 🏁 <b>{ $quiz }</b>

    { $players ->
        [one] 1 player
       *[other] { $players } players
    }, { $questions ->
        [one] 1 question
       *[other] { $questions } questions
    }, { $share }% of all answers right.
live-podium-place = { $rank }. { $name }: { $points ->
    [one] 1 point
   *[other] { $points } points
}, { $right } of { $asked } right
live-stopped = The host ended the quiz.
live-nobody-played = Nobody answered a question, so there is no result.
button-live-own = My own result
button-live-again = Another quiz
live-result =
    <b>{ $quiz }</b>

    You had { $right } of { $asked } right: place { $rank } of { $players }.
live-result-all = Everything right. What you know comes back here from time to time, so that it stays.
live-result-missed = What you missed is in { $lessons ->
    [one] this lesson, three minutes:
   *[other] these lessons, three minutes each:
 }
live-result-none = You did not answer a question in that quiz.
live-result-where = In which quiz? I find no result of yours there.

## In a hall

live-hall =
    🎯 <b>{ $quiz }</b> in the hall

    1. On the laptop, open this address and press F for full screen (it is for you alone, it leads the quiz):
    { $link }

    2. People scan the code on the screen, or type it to me: <b>{ $code }</b>

    3. Tap Start when they are in.
live-hall-in = In the room: { $many }
live-hall-now = <b>{ $at } of { $of }</b> · { $phase ->
    [open] open, { $answered } answered
   *[shown] answer shown
 }
live-hall-over = <b>The quiz is over.</b> { $players } played. The screen shows the result.
live-joined =
    <b>You are in: { $quiz }</b>

    In the room you are called <b>{ $name }</b>. For another name, just type it.

    The questions come here. Look at the screen for the rest.
live-renamed = In the room you are now called <b>{ $name }</b>.
live-name-refused = That name does not suit a room with a screen. Please type another one, at most 24 characters.
live-out-of-room = The host has closed the room for you.
live-no-game = I know no quiz with the code { $code }. Please look at the screen again.
button-live-time = ⏳ Time: { $extra }%
button-live-leave = Leave
button-live-page = Answer on the page
live-left = You are out. Type the code again if you want to come back.
live-before-right = ✅ The last one: right.
live-before-wrong = 🔸 The last one: the answer was { $answer }
live-before-none = The last one: the answer was { $answer }
live-chosen = You said <b>{ $answer }</b>. Look at the screen.
live-late-answer = The time was over. The next question comes soon.
live-type-number = Type your answer as a number.
live-name-first = Blue,Quick,Quiet,Bright,Golden,Little,Brave,Early,Warm,Green,Merry,Gentle,Clever,Silver,Lucky,Calm
live-name-second = Teapot,Lantern,Kite,Pear,Bicycle,Button,Cloud,Spoon,Drum,Ladder,Basket,Whistle,Pebble,Umbrella,Candle,Sparrow
live-name = { $first } { $second }
