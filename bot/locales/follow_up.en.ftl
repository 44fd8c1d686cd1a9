### A group's start, and the two questions that follow it after a day, a week, a month, three months.

follow-start = One quick question first:
start-progress = Just to see, no score
button-skip-one = Skip →
follow-skipped = All right.
follow-thanks = Thank you. This will come up again.
follow-course = Your group is learning “{ $course }”. A lesson takes about three minutes.
follow-ask = { $ahead ->
    [yes] { $many ->
        [yes] May I ask you two quick questions { $days } after the meeting? They show whether it stuck. Two questions each time, no score.
       *[no] May I ask you two quick questions { $days } after the meeting? They show whether it stuck. Just these two, no score.
     }
   *[no] { $many ->
        [yes] May I ask you two quick questions { $days }? They show whether it stuck. Two questions each time, no score.
       *[no] May I ask you two quick questions { $days }? They show whether it stuck. Just these two, no score.
     }
 }
follow-and = { $first } and { $last }
follow-after-1 = a day
follow-after-7 = a week
follow-after-30 = a month
follow-after-90 = three months
follow-in-1 = tomorrow
follow-in-7 = in a week
follow-in-30 = in a month
follow-in-90 = in three months
follow-yes = Yes, ask me
follow-no = No, thanks
follow-clock = What time is it where you are? Tap the hour, so that I never write at night.
follow-agreed = Good. The first two questions come { $when }. Below each of them you can stop, and in /privacy at any time.
follow-agreed-none = Good. There is nothing more to ask about “{ $title }”, as it was some time ago.
follow-declined = All right, no questions about “{ $title }”. If you change your mind, you find it in /privacy.
follow-begin = ▶ { $lesson }

## The message with two questions

follow-hello = { $held ->
    [yes] { $delay ->
        [1] { $days ->
            [1] 👋 Yesterday was “{ $title }”. Two quick questions, to see what stayed:
           *[other] 👋 A few days ago was “{ $title }”. Two quick questions, to see what stayed:
         }
        [7] 👋 It is a week since “{ $title }”. Two quick questions, to see what stayed:
        [30] 👋 It is a month since “{ $title }”. Two quick questions, to see what is still there:
       *[other] 👋 It is three months since “{ $title }”. The last two questions, to see what you kept:
     }
   *[no] { $delay ->
        [1] { $days ->
            [1] 👋 Yesterday you joined “{ $title }”. Two quick questions, to see what stayed:
           *[other] 👋 A few days ago you joined “{ $title }”. Two quick questions, to see what stayed:
         }
        [7] 👋 A week ago you joined “{ $title }”. Two quick questions, to see what stayed:
        [30] 👋 A month ago you joined “{ $title }”. Two quick questions, to see what is still there:
       *[other] 👋 Three months ago you joined “{ $title }”. The last two questions, to see what you kept:
     }
 }
follow-progress = Question { $at } of { $of }, no score
follow-later = Not now
follow-stop = Stop these
follow-now = ▶ Ask me now
follow-then = All right. I'll ask again { $when }.
follow-left-out = All right, I leave these two out.
follow-stopped = Done: no more questions about “{ $title }”. Your lessons and your progress stay as they are.
follow-over = These questions are over. /learn goes on where you stopped.

## What somebody kept

follow-kept-both =
    <b>Both right.</b> You can still
    • { $first }
    • { $second }
follow-kept-one =
    <b>One stayed, one faded a little.</b>
    ✅ { $first }
    🔸 { $second }

    From tomorrow the second one waits in /review. One look often brings it back.
follow-kept-none =
    <b>These two have faded,</b> as most things do when nobody asks:
    🔸 { $first }
    🔸 { $second }

    From tomorrow they wait in /review. What is asked again lasts longer than before.
follow-kept-single =
    <b>Right.</b> You can still
    • { $first }
follow-faded-single =
    <b>This one has faded,</b> as most things do when nobody asks:
    🔸 { $first }

    From tomorrow it waits in /review. What is asked again lasts longer than before.
follow-next = { $weeks ->
    [1] The next two come in about a week.
    [3] The next two come in about three weeks.
    [4] The next two come in about a month.
    [9] The next two come in about two months.
   *[other] The next two come in about three months.
 }
follow-last = That was the last of these questions. Thank you: your answers help others, too, as they show what to explain better.
follow-last-word = You had no time for the questions about “{ $title }”, and that is fine. I'll send no more of them. If you would like to see what stayed, there are two here:

## A group's reminders

follow-pace = “{ $title }” has a rhythm: { $days } at { $hour }. Shall I remind you then? You can change or stop it at any time.
follow-pace-yes = 🔔 Yes, with the group
follow-pace-other = Other days

## Its place in the path, and in /privacy

why-group = Your group is learning this: “{ $course }”.
privacy-months = After { $months } months single answers go: what stays is counts in which nobody can be found, and your own progress.
follow-privacy-on = 🔔 Ask me after “{ $title }”
follow-privacy-off = 🔕 Stop asking: “{ $title }”
