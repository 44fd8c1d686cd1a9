### Questions in people's own words.

command-ask = Ask me something in your own words
ask-how =
    <b>Ask me in your own words.</b>

    For example:
    • /ask is 0.05% a day a lot?
    • /ask my boss texts me to buy gift cards
    • /ask i can't pay this month

    I look for the card that answers you, in English or Chinese.
ask-how-private = Here in private you can leave out /ask.
ask-decide = <i>I can't decide this for you, and I don't know your life. This is a way to decide it yourself.</i>
ask-story = I'm sorry you have to deal with this. Whoever does such a thing is to blame, not you and not your family.
ask-story-call = Who helps with scams where you are: { $line }
button-look-over = 🔎 Somebody sent me this text
ask-from = From the lesson: <b>{ $lesson }</b>
ask-unknown =
    <b>I don't know this yet.</b>

    I teach how loans and scams work, and I found nothing there that fits.
ask-noted = I passed your question on to the people who write the lessons: without your name, and without numbers or links in it.
ask-person = If you would rather talk to a person:
ask-line-debt = • debts: { $line }
ask-line-scam = • scams: { $line }
ask-near = What comes nearest:
ask-people = <b>I'm glad you wrote this.</b> I am only a program; please talk to a person now:
ask-people-line = • { $region }: { $line }
ask-people-one = { $line } ({ $region })
ask-people-several = { $number } { $regions }
ask-people-danger =
    { $number ->
        [none] In danger this minute? Call your local emergency number, or go to where other people are.
       *[other] In danger this minute? Call <b>{ $number }</b>, or go to where other people are.
    }
ask-people-unsure = You can call even if you are not sure, and debts can be worked out later, with help.
ask-people-other = If somebody else wrote this: stay with them, ask them directly whether they think of dying, and call together with them.
ask-threat = <b>As soon as it is safe, call the police:</b>
ask-threat-anywhere = Anywhere else: your local emergency number
ask-threat-now =
    { $held ->
        [yes] Tell somebody you trust where you are.
       *[no] Go to where other people are, and tell somebody you trust.
    }
ask-threat-rights = Nobody may hurt you, threaten you or lock you in, whatever you owe.
ask-threat-abroad = Abroad? Your own embassy can help, and so can your family at home: they can call the police for you.
ask-threat-other = If somebody else wrote this: help them reach the police, and stay with them if it is safe for you.
ask-threat-listen = To be listened to: { $line }
ask-more-police = <b>The police, by place</b>
ask-more-life = <b>Somebody to talk to, by place</b>
ask-more-kept = Debts and losses can be worked out step by step, with help. That can wait until you have talked to someone. I have not kept what you wrote.
button-more-numbers = More numbers
ask-gambling = <b>Thank you for saying it.</b> Gambling is made so that stopping is hard; this happens to many, and people do get out of it. Somebody will listen, to you or to your family:
ask-gambling-tonight = Two things that help today: tell one person you trust, and ask your bank whether it can block payments to gambling. No new loan to win it back.
bot-person = I'm a program. Nobody types here: I look for the card of a lesson that answers you.
bot-maker = I'm a teaching program about loans and scams, and sell nothing.
bot-free = I'm free: no fee, no subscription, nothing sold. I never ask for money or card numbers. Your phone company may count the data, as for any chat.
bot-abilities =
    I teach about loans and scams. You can:

    • ask me in your own words
    • send me a message that looks odd: I look for signs of a scam
    • tell me a loan offer: I work out what it really costs
    • take three-minute lessons

    /help lists everything.
bot-keeping =
    I don't keep what you write in the chat. I do keep your language, your lessons and your answers in them. A question that I can't answer goes to those who write the lessons, without your name, numbers or links.

    This chat itself stays on your phone: delete it in Telegram if somebody else looks there.
bot-quiet =
    <b>/remind</b> turns my reminders off: tap the button. What a group or an event sends is stopped in /privacy.

    And if you block me in Telegram, nothing comes at all.
bot-people = I'm a program, and nobody sits behind me to talk. These people help for real:
bot-people-nowhere = I'm a program, and nobody sits behind me to talk. This lesson says where people help with debts for free, place by place; if money has just gone, your bank and the police are the people to call.
bot-genuine = My name is @{ $username }, letter by letter: anything else is a copy. I never ask for money, codes, passwords or card numbers; whoever does so in my name is not me. Don't trust me either with what you would not tell a stranger.
bot-languages = I speak English and Chinese (中文, simplified characters), and understand traditional ones. No other language yet, sorry. Short questions in simple words work best.
bot-button-remind = 🔔 Reminders
bot-button-privacy = What I keep
bot-button-about = Who runs me
bot-button-language = Change the language
bot-button-help = All I can do
bot-button-free-help = Where help is free
ask-quiet = If this is more than you can carry, or somebody makes you afraid, you don't have to be alone with it. Somebody will listen here, now, even if you are not sure that it is bad enough:
ask-still = I'm still here, but I am a program and can't follow a talk. Somebody who can:
ask-still-called = Have you called already? That was a good step, and you can call again at any time. I have not kept what you wrote.
follow-card = I look at each message by itself. If this one is still about the lesson <b>{ $lesson }</b>, here is more of it. If not, please ask in one sentence, with what it is about.
follow-check =
    { $signs ->
        [yes] <b>The message I looked over has signs of a scam.</b> Do not tap, call, pay or answer. Look up the real number yourself and ask there.
       *[no] <b>In the message I looked over I know no sign of a scam, and that proves nothing.</b> If money or data is at stake, ask on a number that you already have before you do what it says.
    }

    Have you paid already, or given away a code or a card number? Tap below: minutes count.
follow-else = Did you mean something else? Then ask in one sentence, with what it is about.
follow-welcome = You're welcome. If something else comes up, write to me.
# Words to look for, not sentences: a text of these alone says nothing by itself.
follow-words = what, what's, whats, now, then, next, and, so, but, or, if, i, me, my, we, you, can, can't, cannot, could, how, much, many, long, should, shall, shud, must, do, does, did, done, don't, dont, doing, it, its, that, thats, this, these, them, they, him, he, her, she, is, isn't, are, was, be, not, no, safe, real, true, fake, legit, scam, ok, okay, call, pay, paid, click, clicked, tap, tapped, open, opened, answer, reply, block, delete, believe, trust, why, which, one, when, where, who, a, an, the, to, on, in, for, of, at, all, already, happens, happen, go, anything, something, else, please, help, wat, wot, u, mean, means, explain, tell, more, again, understand
follow-words-on = and, so, ok, okay, what, then, now, next, mean, means, explain, more, again, tell, me
follow-words-pointing = it, this, that, them, they, him, he, her, she, safe, real, fake, legit, scam
follow-words-doubting = safe, real, fake, legit, scam, true, trust
follow-words-thanks = thanks, thank, thx, ty, cheers, appreciated
follow-words-polite = thanks, thank, thx, ty, cheers, you, u, so, very, much, a, lot, ok, okay, dear, great, good, got it, fine, bye
button-take-lesson = Take this lesson
button-first-steps = For later: first steps with debt
ask-region-cn = China
ask-region-hk = Hong Kong
ask-region-in = India
ask-region-sg = Singapore
ask-region-uk = UK
ask-region-us = US
ask-region-world = Anywhere else
toast-thumb-up = Thank you! Good to know.
toast-thumb-down = Thank you. We will make this answer better.
