### Looking a message over. Texts may hold Telegram's HTML: <b>, <i>, <code>.

command-check = Is this message a scam?
command-about = Who runs me, and how to tell a copy
check-how =
    <b>Is this message a scam?</b>

    Forward it to me, paste it here, or write /check and the text after it. Words in a picture: type them, or send the picture with them as its caption.

    I look for warning signs. I open no link, and I keep nothing.
check-how-group =
    <b>Is this message a scam?</b>

    Reply to it with /check, here in the group. Or send it to me in private, where nobody else sees it.

    I look for warning signs. I open no link, and I keep nothing.
check-signs = { $signs ->
    [one] 🔶 <b>1 warning sign.</b>
   *[other] 🔶 <b>{ $signs } warning signs.</b>
 }
check-looks-like = {" "}This looks like: <b>{ $kind }</b>.
check-sign = • “{ $quote }”: <b>{ $name }.</b> { $why }
check-sign-plain = • <b>{ $name }.</b> { $why }
check-more = … and { $more } more, which weigh less.
check-runs = <b>How it runs.</b> { $runs }
check-instead = <b>What a real one does.</b> { $instead }
check-now = <b>Now.</b> { $now }
check-instead-any = A real bank or office lets you check by yourself: in its own app, at its desk, or on the number you already have.
check-now-any = Do not tap, call, pay or answer. Look up the real number yourself and ask there.
check-none = ▫️ <b>No known warning signs.</b>
check-none-means =
    That does not mean that it is safe: I know many scams, not all. It becomes dangerous if somebody

    • wants a code, a password, your card or your screen
    • wants money first, or to a new account
    • hurries you, or asks you to tell nobody
    • sends a link or a number that is not on your card

    If money or data is at stake, ask on a number that you already have.
check-noticed = Look twice at this:
check-cut = The message is very long. I read its beginning and its end.
check-limits = I go by words and can be wrong. I opened no link and kept nothing.
check-speaks-of = It seems to warn of scams, or to tell about one. That does not prove who sent it: scammers copy real notices, warnings and all. To ask, use the number on your card, not one in the message.
check-link-hidden-name = A link whose address is hidden
check-link-hidden-why = The address is hidden here, so I can say nothing about where it leads.
check-offer = Is this a message that somebody sent you? I can look it over for signs of a scam.
check-offer-yes = 🔎 Look it over
check-gone-text = I can't find that message any more. Please send it again.
check-nothing-to-read = There are no words in it that I could read. Please type the text after /check.
check-unready = The check is out of order here. When in doubt, ask on the number on your card.
button-gone = 💸 Money is already gone
button-learn-from = 🤝 Let others learn from it
button-lesson = 📖 { $lesson }
button-check-back = ← Back to the check
gone-title = <b>The first hour counts. You are not alone with this.</b>
gone-steps =
    1. <b>Your bank, now:</b> “I have been scammed, please stop this payment and lock my account.” Have time, amount and receiver ready.
    2. <b>Police or scam line:</b> give them the account that got the money.
    3. <b>Passwords:</b> change those they saw, mail first. Remove what they made you install.
    4. <b>Evidence:</b> keep messages, numbers and payments. Delete nothing.
    5. <b>Tell somebody.</b> There is no shame in it.

    Whoever now promises to get the money back for a fee is the next scammer.
gone-where = Where are you?
gone-calls = <b>{ $region }: whom to call</b>
gone-sources = Sources: { $sources }
learn-ask =
    <b>May I keep this, so that others can be warned?</b>

    Only this is kept, without your name and without any link to you:

    { $text }

    Look whether something personal is still in it. As nothing says that it came from you, I can't find it later to erase it.
learn-yes = Yes, keep it like this
learn-no = No
learn-thanks = Thank you. It is kept as you saw it, and helps to warn others.
learn-not = Good. Nothing was kept.
about =
    <b>Who I am, and what I never do</b>

    I teach about loans and scams. I never ask for money, codes, passwords, card or ID numbers, never send programs, and never write first unless you asked for reminders.

    { $operator }

    <b>Is it really me?</b> My name is @{ $username }, letter by letter. A certificate can be checked with /verify; people cannot, as nobody needs to speak for me. Whoever asks for something in my name is not me: send it to /check.
about-operator = <b>Who runs this bot:</b> { $who }
about-nobody = <b>Who runs this bot:</b> they have not said so. Ask whoever showed it to you, and tell me nothing that you would not tell a stranger.
