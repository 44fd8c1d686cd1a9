### Pressure drills: scams to play through.

command-drill = Practise on a made-up scam
button-practise = 🎭 Practise this
button-drill = 🎭 Practise: { $drill }
drill-title = 🎭 <b>Practise under pressure</b>
drill-about = Here you meet a scam as it really runs, made up from start to end. The other side writes to you, hurries you, flatters you. You choose what to do. Nothing can be lost, and one tap stops it.
drill-none = There is nothing to practise on yet. The lessons are here.
drill-mark = 🎭 <i>Practice · not real</i>
drill-common = Often seen in: { $regions }
drill-how =
    <b>How it goes:</b> somebody writes to you, and you answer with buttons. Every message of it bears the mark 🎭. Try what you like, wrong ways too. Afterwards you see where it turned.

    <b>Now</b> takes about five minutes. <b>Over a day</b> is closer to life: there are hours between the messages, and none at night.
drill-now = ▶ Now, about 5 minutes
drill-day = 🕰 Over a day
drill-hour = What time is it where you are? Tap the hour, so that nothing comes at night. I keep it with this practice only.
drill-others = All practices
drill-begun = The practice begins. Whatever comes with 🎭 is made up. Never type a real code or password here.
drill-stop = ✋ End the practice
drill-you = <b>You:</b> { $words }
drill-later = { $hours ->
    [one] The next message may come in about an hour.
   *[other] The next message may come in about { $hours } hours.
 }
drill-waits = The other side is waiting. What do you do?
drill-in = You are in the practice “{ $drill }”.
drill-comes = The next message is on its way.
drill-comes-later = The next message comes later today, or in the morning. Until then there is nothing to do.
drill-typed = This is a practice, so please use the buttons. I did not keep what you typed.
drill-safe = 🟢 <b>Nothing is lost.</b>
drill-hurt = 🟡 <b>Something is lost, and you stopped the rest.</b>
drill-lost = 🔴 <b>In life this money would be gone.</b> Here nothing happened, and now you know the way it takes.
drill-over = 🎭 The practice is over. None of it was real.
drill-unfinished = You left before the end.
drill-turned = Where it turned
drill-wanted = What they wanted, step by step
drill-ends-it = What ends it at any time
drill-steps = If it happens for real
drill-stopped = You stopped it, and that is fine. Stopping works outside a practice, too: nobody is owed an answer.
drill-left = You did not answer, so the other side gave up. In life that works as well: who gets no answer gets nothing.
drill-lesson = 📘 { $lesson }
drill-again = 🔁 Play it once more
drill-toast-chosen = You have chosen here already. What you chose first counts.
drill-toast-over = This practice is over. Nothing of it was real.
drill-toast-one = You are in another practice. Send /drill to go on, or /cancel to end it.
drill-toast-gone = This practice is no longer here. Send /drill to choose another.
region-CN = mainland China
region-HK = Hong Kong
region-SG = Singapore
region-UK = the UK
region-US = the US
