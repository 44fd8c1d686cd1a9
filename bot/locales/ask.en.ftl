### Questions in people's own words.

command-ask = Ask me something in your own words
ask-how =
    <b>Ask me in your own words.</b>

    For example:
    • /ask is 0.05% a day a lot?
    • /ask my boss texts me to buy gift cards
    • /ask i can't pay this month

    Here in private you can leave out /ask. I look for the card that answers you, in English or Chinese.
ask-decide = <i>I can't decide this for you, and I don't know your life. This is a way to decide it yourself.</i>
ask-from = From the lesson: <b>{ $lesson }</b>
ask-unknown =
    <b>I don't know this yet.</b>

    I teach how loans and scams work, and I found nothing there that fits.
ask-noted = I passed your question on to the people who write the lessons: without your name, and without numbers or links in it.
ask-person = If you would rather talk to a person:
ask-line-debt = • debts: { $line }
ask-line-scam = • scams: { $line }
ask-near = What comes nearest:
ask-people =
    <b>I'm glad you wrote this.</b>

    What you are carrying sounds very heavy. I am only a program, and you deserve a person. Please talk to someone now: somebody you trust, or one of these lines. You can call even if you are not sure.
ask-people-line = • { $region }: { $line }
ask-people-other = If somebody else wrote this: stay with them, ask them directly whether they think of dying, and call together with them.
ask-threat =
    <b>I'm glad you wrote this.</b>

    Nobody may hurt you, threaten you or keep you locked in because of money, whatever you owe. As soon as it is safe to call or write, the police come first:
ask-threat-after = In a foreign country, your own country's embassy or consulate can help too, and so can your family at home: they can call the police for you. Tell somebody you trust where you are.

    And if it is more than you can carry, somebody will listen:
ask-people-after =
    If you may be in danger right now, call your local emergency number, or go to where other people are.

    Debts and losses can be worked out step by step, with help. That can wait until you have talked to someone. I have not kept what you wrote.
ask-quiet = If this is more than you can carry, or somebody makes you afraid, you don't have to be alone with it. Somebody will listen here, now, even if you are not sure that it is bad enough:
button-take-lesson = Take this lesson
button-first-steps = Later: first steps when you can't pay
ask-region-cn = China
ask-region-hk = Hong Kong
ask-region-in = India
ask-region-sg = Singapore
ask-region-uk = UK
ask-region-us = US
ask-region-world = Anywhere else
toast-thumb-up = Thank you! Good to know.
toast-thumb-down = Thank you. We will make this answer better.
