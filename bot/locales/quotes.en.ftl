### One sentence after an event: what somebody will do differently.

button-quote = ✏️ What will I do differently?
button-quote-no = Not now
button-quote-back = ↩️ Take it back
button-quote-back-one = ↩️ Take back: { $title }
quote-ask =
    ✏️ <b>{ $title }</b>
    What will you do differently from now on? Write me one sentence, at most { $longest } characters.
quote-consent = <i>The organisers may print it without your name. They can ask nobody who wrote it. I hide names, links and long numbers, and you can take it back at any time with /privacy.</i>
quote-before =
    So far you wrote:
    <blockquote>{ $words }</blockquote>
    A new sentence takes its place.
quote-thanks =
    Thank you! This is what I keep:
    <blockquote>{ $words }</blockquote>
    Your name is not on it. To change it, tap the button under your result again.
quote-refused-empty = That is too short for a sentence. What will you do differently? A few words are enough.
quote-refused-long = That is longer than { $longest } characters. Please say it in one short sentence.
quote-refused-rude = This has a word in it that I do not pass on. Please say it in other words.
quote-refused-picture = I can only read text here. Please write one sentence.
quote-left-out = No sentence, and that is fine.
quote-back = Taken back: the sentence is deleted, also from the report of the event.
quote-gone = I cannot find this event any more, so nothing was kept.
privacy-quotes = ✏️ What you wrote after events:
privacy-quote = • { $title }: “{ $words }”{ $printed ->
    [yes] {" "}(chosen for the report)
   *[no] {""}
}

## On the page of a hall, when the quiz is over

hall-quote-ask = What will you do differently from now on?
hall-quote-hint = One sentence, if you like. The organisers may print it without your name. They can ask nobody who wrote it. Names, links and long numbers are hidden.
hall-quote-send = Send the sentence
hall-quote-yours = You wrote:
hall-quote-change = Write another
hall-quote-back = Take it back
hall-quote-gone = Taken back and deleted.
hall-error-quote-empty = That is too short for a sentence. A few words are enough.
hall-error-quote-long = That is too long. Please say it in one short sentence.
hall-error-quote-rude = This has a word in it that is not passed on. Please say it in other words.

## For organisers

quotes-title = What people wrote
quotes-lead = After the quiz or the course, people could answer: “What will you do differently from now on?” Names, links and long numbers are hidden; nobody can see who wrote what. Choose at most { $most } sentences for the report.
quotes-look = Please look whether a sentence could show who wrote it, and leave it out then.
quotes-choose = Print in the report
quotes-save = Print the chosen sentences
quotes-few = Fewer than five people were there, so nothing of what they wrote is shown.
quotes-none = Nobody has written a sentence yet.
quotes-too-many = There is room for { $most } sentences. Please take some out.
quotes-said = Saved. The report prints: { $many }.
quotes-back = Back to the event
quotes-to = Choose sentences for the report
quotes-report-title = In their own words
audit-quotes = chose sentences for the report
audit-about-event = event { $number }
report-quotes = In their own words
report-words = Sentence
