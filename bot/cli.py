"""The commands of `python main.py`. Each imports what it needs, as much of it is heavy."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import re
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeVar

import structlog
import typer

from bot import settings as settings_
from bot.outside import utc_now

if TYPE_CHECKING:
    from bot.content.library import Library
    from bot.core.scams.patterns import Patterns

T = TypeVar("T")
Bar = Callable[[int | None], Callable[[], None]]
Database = Annotated[
    Path | None, typer.Option(help="An SQLite file instead of DATABASE_URL.", show_default=False)
]
LESSONS, QUIZZES = settings_.ROOT / "lessons", settings_.ROOT / "quizzes"
Lessons = Annotated[Path, typer.Option(help="The folder of the lessons.")]
Quizzes = Annotated[Path, typer.Option(help="The folder of the quizzes.")]

cli = typer.Typer(
    help="A Telegram bot with three-minute lessons on loans and scams.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


@cli.command()
def demo(
    port: Annotated[int, typer.Option(help="Port on loopback.", min=1, max=65535)] = 8321,
    host: Annotated[
        str,
        typer.Option(help="This computer's address in the venue's network, for phones in a hall."),
    ] = "127.0.0.1",
    database: Annotated[
        Path, typer.Option(help="The SQLite file; the pretend Telegram's is kept beside it.")
    ] = Path("data/demo.sqlite3"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget earlier demos.")] = False,
    browser: Annotated[bool, typer.Option(help="Open the page.")] = True,
) -> None:
    """Try the bot in a browser, with a pretend Telegram: no account, no token, no network."""
    from bot import app

    _log_to_stderr()
    journal = database.with_name(f"{database.name}.telegram")
    if fresh:
        for base in (database, journal):
            for ending in ("", "-wal", "-shm"):
                base.with_name(base.name + ending).unlink(missing_ok=True)
    url = f"sqlite:///{database.absolute()}"
    chosen = _settings().model_copy(
        update={"database_url": url, "telegram_proxy": None, "serve_drafts": True}
    )

    def on_ready(address: str) -> None:
        typer.echo(f"The chat is at {address}  (Ctrl+C ends it)")
        if browser:
            webbrowser.open(address)

    _go(app.demo(chosen, host, port, journal, on_ready))


@cli.command()
def run() -> None:
    """Run the bot on Telegram; see `settings` for what can be set."""
    from bot import app

    _log_to_stderr()
    _go(app.run(_settings()))


@cli.command()
def check(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="track/course/lesson, 'drill NAME' or 'quiz NAME'; none: all."),
    ] = None,
    form: Annotated[str, typer.Option("--format", help="text or json")] = "text",
    lessons: Lessons = LESSONS,
    quizzes: Quizzes = QUIZZES,
    list_rules: Annotated[
        bool, typer.Option("--rules", help="List the rules that `allow:` knows, and why.")
    ] = False,
) -> None:
    """Check every lesson and quiz; exit with 1 if anything is wrong."""
    from bot.content.check import named, report, rules

    if list_rules:
        typer.echo(rules())
        return
    if form not in {"text", "json"}:
        _fail("--format takes text or json")
    only = [_there(named(one), lessons, quizzes) for one in names or ()]
    today = utc_now().date()
    text, good = report(lessons, form, quizzes, today=today, only=only, before=_before(lessons))
    typer.echo(text)
    raise typer.Exit(0 if good else 1)


@cli.command()
def review(
    names: Annotated[
        list[str] | None,
        typer.Argument(help="track/course/lesson, 'quiz NAME', 'fact NAME' …; none: all."),
    ] = None,
    by: Annotated[
        str, typer.Option(help="Who signs: your name or your team's.")
    ] = "project maintainers",
    yes: Annotated[bool, typer.Option("--yes", help="Sign without asking.")] = False,
    lessons: Lessons = LESSONS,
    quizzes: Quizzes = QUIZZES,
) -> None:
    """Show what nobody signed since it changed, ask, and sign it; only that is served."""
    from bot.content.check import named
    from bot.content.review import Reviews

    names = [named(one) for one in names or ()]
    reviews = Reviews.open(lessons, quizzes)
    if reviews.faults:
        _fail("\n".join(str(fault) for fault in reviews.faults))
    waiting = [one for one in reviews.waiting() if not names or one.name in names]
    for unknown in sorted({*names} - {*reviews.names}):
        _fail(f"{unknown}: nothing without faults has this name")
    today = utc_now().date()
    for one in waiting:
        typer.echo(str(one))
        wrong = reviews.faults_of(one.name, today)
        if wrong:
            typer.echo("\n".join(["Not to be signed before this is mended:", *map(str, wrong)]))
        elif yes or typer.confirm(f"Sign {one.name} as {by}?"):
            reviews.sign(one.name, by, today.isoformat())
    typer.echo(reviews.summary())


@cli.command()
def new(
    kind: Annotated[str, typer.Argument(help="What to begin: lesson, drill or words")],
    name: Annotated[
        str,
        typer.Argument(help="track/course/lesson; a drill's name; for words either, as for check"),
    ],
    lesson: Annotated[
        str | None,
        typer.Option(help="For a drill: the lesson that teaches it.", show_default=False),
    ] = None,
    lessons: Lessons = LESSONS,
) -> None:
    """Begin a lesson or a drill from its template, or the Chinese words of one that has none."""
    from bot.content import template
    from bot.content.check import named

    if kind not in {"lesson", "drill", "words"}:
        _fail(
            "`new` takes: lesson track/course/name, drill name --lesson track/course/lesson,"
            " or words track/course/name"
        )
    if kind == "drill" and lesson is None:
        _fail("say which lesson teaches it: new drill NAME --lesson track/course/lesson")
    try:
        if kind == "lesson":
            made = template.begin(lessons, name)
        elif kind == "words":
            made = [template.begin_words(lessons, named(name))]
        else:
            made = template.begin_drill(lessons, name, lesson or "")
    except template.CannotBegin as error:
        _fail(str(error))
    for path in made:
        typer.echo(str(path))
    shown = f"drill {name}" if kind == "drill" else named(name)
    quoted = f'"{shown}"' if " " in shown else shown
    typer.echo(f"Look at it while you write: python3 main.py preview {quoted}")


@cli.command()
def preview(
    name: Annotated[str, typer.Argument(help="track/course/lesson, or 'drill NAME'")],
    port: Annotated[int, typer.Option(help="Port on loopback.", min=1, max=65535)] = 8322,
    browser: Annotated[bool, typer.Option(help="Open the page.")] = True,
) -> None:
    """Look at a lesson or a drill in the pretend Telegram; it follows its files as they change."""
    from bot import app
    from bot.content.check import named
    from bot.preview import preview_of

    chosen = _settings()
    shown_name = _there(named(name), chosen.lessons, None)
    _log_to_stderr()

    def on_ready(address: str) -> None:
        typer.echo(f"{shown_name} is at {address}, in Chinese as Chen  (Ctrl+C ends it)")
        if browser:
            webbrowser.open(address)

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/preview.sqlite3"
        changed = {"database_url": url, "telegram_proxy": None, "serve_drafts": True}
        before = _before(chosen.lessons)
        shown = preview_of(chosen.lessons, shown_name, lambda: utc_now().date(), typer.echo, before)
        settings = chosen.model_copy(update=changed)
        _go(app.demo(settings, "127.0.0.1", port, None, on_ready, watch=shown.run))


@cli.command()
def schema(
    folder: Annotated[Path, typer.Option(help="Where to write.")] = settings_.ROOT / "schema",
) -> None:
    """Write the JSON Schemas of the lesson files, for editors."""
    from bot.content.schema import export

    for path in export(folder):
        typer.echo(str(path))


@cli.command()
def export(
    form: Annotated[str, typer.Argument(help="gift, aiken, moodle, qti21, qti12, kahoot or csv")],
    to: Annotated[Path, typer.Option("--output", "-o", help="The file to write.")],
    lessons: Annotated[
        str, typer.Option(help="Whose questions: a lesson, or a pattern such as loans/*.")
    ] = "*",
    language: Annotated[str, typer.Option(help="en or zh-Hans")] = "en",
    folder: Lessons = LESSONS,
) -> None:
    """Write the questions of lessons as a bank that other programs read."""
    from bot.formats import commands

    with _bar("Writing") as bar:
        _told(
            lambda: commands.export(
                folder, form, pattern=lessons, language=language, to=to, bar=bar
            )
        )


@cli.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="The bank to read.")],
    into: Annotated[str, typer.Option(help="The new lesson: track/course/lesson.")],
    form: Annotated[
        str | None, typer.Option("--format", help="Its form, where it is not seen by itself.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="en or zh-Hans; seen by itself")] = None,
    folder: Lessons = LESSONS,
) -> None:
    """Make the draft of a lesson from a bank of questions, with a list of what is missing."""
    from bot.formats import commands

    with _bar("Reading") as bar:
        _told(
            lambda: commands.import_(folder, file, name=form, into=into, language=language, bar=bar)
        )


@cli.command()
def site(
    to: Annotated[Path, typer.Option("--output", "-o", help="An empty folder.")],
    bot: Annotated[
        str | None, typer.Option(help="The bot's username, for codes that lead to it.")
    ] = None,
    drafts: Annotated[bool, typer.Option("--drafts", help="Also what nobody signed.")] = False,
    lessons: Lessons = LESSONS,
) -> None:
    """Write the lessons as web pages and hand-outs, readable without the bot."""
    from bot.content.library import Library, NothingToTeach
    from bot.core.fact import good
    from bot.pages.site import write

    if bot is not None and not re.fullmatch(r"@?[A-Za-z][A-Za-z0-9_]{4,31}", bot):
        _fail(f"`{bot}` is no username of a bot")
    try:
        library = Library(lessons, drafts=drafts)
        told = good(library.facts, utc_now().date())
        files = write(library.catalogue, bot and bot.removeprefix("@"), to, told)
    except (NothingToTeach, OSError) as error:
        _fail(str(error))
    for fault in library.faults:
        typer.echo(str(fault), err=True)
    typer.echo(f"{files} files are in {to}; begin at {to / 'index.html'}")
    if bot is None:
        typer.echo("Without --bot NAME the pages have no codes that lead to the bot.")


@cli.command()
def coverage(lessons: Lessons = LESSONS) -> None:
    """Write down what is taught where, as in docs/coverage.md."""
    from bot.content.coverage import page

    typer.echo(page(lessons), nl=False)


@cli.command()
def deliveries(
    hold: Annotated[bool, typer.Option("--hold", help="Hold every letter that waits.")] = False,
    release: Annotated[bool, typer.Option("--release", help="Let held letters go.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    database: Database = None,
) -> None:
    """Show the outbox: what waits, what was sent, and what was not, with the reason."""
    from bot.report import deliveries as told

    url = _url(database)
    if hold and release:
        _fail("choose --hold or --release")
    change = "hold" if hold else "release" if release else None
    _go(told(url, utc_now, change, as_json=as_json, say=typer.echo))


@cli.command()
def retention(database: Database = None) -> None:
    """Show what is older than RAW_MONTHS, and goes but for its counts."""
    from bot import report

    _go(report.old(_url(database), utc_now, _settings().raw_months, typer.echo))


@cli.command()
def replay(
    game: Annotated[str | None, typer.Argument(help="Its code or number.")] = None,
    last: Annotated[bool, typer.Option("--last", help="The one begun last.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    database: Database = None,
) -> None:
    """Play a live quiz again from its rows: was every answer received, recorded and scored?"""
    from bot import report
    from bot.core.errors import NoSuchGame

    if (game is None) != last:
        _fail("name a game, or choose --last")
    url, catalogue = _url(database), _library().catalogue
    try:
        agrees = _go(report.replay(url, catalogue, game, as_json=as_json, say=typer.echo))
    except NoSuchGame:
        _fail(f"there is no live quiz {game}" if game else "no live quiz was played yet")
    raise typer.Exit(0 if agrees else 1)


@cli.command()
def alert(
    name: Annotated[str, typer.Argument(help="Its name; the same name is never sent twice.")],
    en: Annotated[str, typer.Option(help="What it says in English.")],
    zh: Annotated[str, typer.Option(help="What it says in Chinese.")],
    database: Database = None,
) -> None:
    """Tell everybody who asked for it about a scam that is going round."""
    from bot import report
    from bot.services.broadcasts import House

    chosen = _settings()
    url = _url(database)
    house = House(
        lambda: _library().catalogue,
        lambda: _patterns(chosen.lessons).base.names,
        zone=chosen.timezone,
    )
    texts = {"en": en, "zh-Hans": zh}
    if not _go(report.alert(url, utc_now, name, texts, house=house, say=typer.echo)):
        raise typer.Exit(1)


@cli.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="A question, or several.")] = None,
    batch: Annotated[
        Path | None,
        typer.Option(help="A file with a question a line, or a CSV with a column `question`."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON line a question.")] = False,
) -> None:
    """Find the card that answers a question."""
    from bot import asking

    questions = list(question or [])
    if batch is not None:
        if not batch.is_file():
            _fail(f"{batch}: no such file")
        questions += asking.questions_in(batch)
    if not questions:
        _fail('ask something: ask "is 0.05% a day a lot?", or --batch FILE')
    for line in asking.ask(_library(), questions, as_json=as_json):
        typer.echo(line)


@cli.command(name="fit-ask")
def fit_ask(
    questions: Annotated[
        Path, typer.Option(help="The folder of ask_<language>.csv; only `dev` rows are read.")
    ] = (settings_.ROOT / "tests" / "data"),
) -> None:
    """Fit the judge of `ask` to questions whose lesson is known; say how it does on others."""
    from bot import fitting

    fitting.ask(_library(), questions, typer.echo)


@cli.command(name="fit-people")
def fit_people() -> None:
    """Fit the judge that hears danger to `people.<language>.yaml`; say how it does on others."""
    from bot import fitting

    fitting.people(_library(), typer.echo)


@cli.command()
def unanswered(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON line a group.")] = False,
    database: Database = None,
) -> None:
    """Show what people asked that found no answer, alike questions together."""
    from bot import asking

    url, library = _url(database), _library()
    _go(asking.unanswered(url, library, utc_now, as_json=as_json, say=typer.echo))


@cli.command()
def tickets(
    as_json: Annotated[bool, typer.Option("--json", help="A JSON line a report.")] = False,
    database: Database = None,
) -> None:
    """List what learners report as wrong and nobody answered yet, with the file and line."""
    from bot import ticketing

    url, chosen, library = _url(database), _settings(), _library()
    _go(ticketing.tickets(url, chosen, library, utc_now, as_json=as_json, say=typer.echo))


@cli.command(name="fit-memory")
def fit_memory() -> None:
    """Fit the memory model to the answers so far; the bot reads the result at its next start."""
    from bot import fitting

    chosen = _settings()
    catalogue = _library().catalogue
    _go(fitting.memory(chosen.database_url, catalogue, chosen.memory, typer.echo))


@cli.command(name="simulate-learning")
def simulate_learning(
    learners: Annotated[int, typer.Option(min=1, help="Made-up learners.")] = 1000,
    seed: Annotated[int, typer.Option(help="Chance begins here.")] = 1,
    figure: Annotated[Path | None, typer.Option(help="Where to draw the figure, as SVG.")] = None,
) -> None:
    """Play made-up learners through a year with no, fixed and fitted reviews."""
    from rich.progress import track

    from bot.core.simulation import POLICIES, as_few, as_many, simulate
    from bot.pictures.retention import svg

    sample = min(learners, 200)
    equal = (as_few(sample, seed), as_many(sample, seed))
    years = [simulate(one, learners, seed) for one in track((*POLICIES, *equal), "A year passes")]
    for year in years:
        mean = sum(year.recall) / len(year.recall)
        typer.echo(
            f"{year.policy:<12} remembered after a year {year.at_the_end:.1%},"
            f" over the year {mean:.1%}, questions a learner {year.questions:.0f}"
        )
    if figure is not None:
        try:
            figure.write_text(svg(years), encoding="utf-8")
        except OSError as error:
            _fail(f"{figure}: {error.strerror}")


@cli.command()
def loan(
    question: Annotated[
        str | None,
        typer.Argument(help="An offer in words: 'borrow 10000, 12 months, 0.6% a month'"),
    ] = None,
    batch: Annotated[
        Path | None, typer.Option(help="A file with an offer a line (or .csv, .jsonl: `text`).")
    ] = None,
    cashflows: Annotated[
        Path | None,
        typer.Option(help="A file with `when, amount` a line: periods or dates; or .json."),
    ] = None,
    a_year: Annotated[
        int | None, typer.Option("--a-year", min=1, max=366, help="Periods a year; 12 if not set.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON object a line.")] = False,
) -> None:
    """Say what a loan really costs."""
    from bot import costing
    from bot.cash_flows import WrongFile

    if (question is not None) + (batch is not None) + (cashflows is not None) != 1:
        _fail("give an offer in words, or --batch FILE, or --cashflows FILE")
    try:
        if cashflows is not None:
            answers = costing.cash_flows(cashflows, a_year)
        else:
            asked = costing.questions(batch) if batch is not None else iter([question or ""])
            answers = map(costing.answer, asked)
        for said in answers:
            line = json.dumps(said, ensure_ascii=False) if as_json else costing.plainly(said)
            typer.echo(line)
    except WrongFile as error:
        _fail(str(error))


@cli.command()
def rising(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON array.")] = False,
    database: Database = None,
) -> None:
    """List messages that people let the bot learn from, masked, alike ones together."""
    from bot import report

    _go(report.rising(_url(database), utc_now, as_json=as_json, say=typer.echo))


@cli.command(name="draft-alert")
def draft_alert(
    group: Annotated[int, typer.Argument(help="A group's number, as `rising` shows it.")],
    database: Database = None,
    lessons: Lessons = LESSONS,
) -> None:
    """Print the command that would warn of a group of messages, to be edited and run."""
    from bot import report

    url = _url(database)

    async def draft() -> None:
        texts = await report.drafted(url, utc_now, _patterns(lessons), group)
        if not texts:
            _fail(f"there is no group {group}, or it is of no known kind: write the alert yourself")
        quoted = {language: text.replace('"', "'") for language, text in texts.items()}
        typer.echo(
            f'python main.py alert rising-{group} --en "{quoted["en"]}" --zh "{quoted["zh-Hans"]}"'
        )

    _go(draft())


@cli.command(name="fit-check")
def fit_check(
    data: Annotated[list[Path], typer.Option(help="CSV with text and label; repeat for more.")],
    lessons: Lessons = LESSONS,
    keep: Annotated[bool, typer.Option(help="Write the weights.")] = True,
    strangers: Annotated[
        bool, typer.Option(help="Also judge each collection by weights fitted without it; slow.")
    ] = False,
    from_present: Annotated[
        bool,
        typer.Option(help="Start from the weights as they are: for a few messages of your own."),
    ] = False,
) -> None:
    """Fit the weights of /check to labelled messages; show how well held-back ones are told."""
    from bot import fitting
    from bot.content.weights import UnreadableMessages

    try:
        fitting.check(
            lessons,
            _patterns(lessons),
            data,
            keep=keep,
            strangers=strangers,
            from_present=from_present,
            say=typer.echo,
        )
    except UnreadableMessages as error:
        _fail(str(error))


@cli.command(name="fit-loan")
def fit_loan(
    data: Annotated[Path, typer.Option(help="CSV: text, needs, total_cost, nominal_apr.")],
    judge: Annotated[
        bool, typer.Option(help="Also say how a fifth is told by what the others teach; slow.")
    ] = False,
) -> None:
    """Fit what each sign of an offer is worth to offers whose figures are known."""
    from bot import fitting
    from bot.content.offers import UnreadableOffers

    try:
        fitting.loan(data, judged=judge, say=typer.echo)
    except UnreadableOffers as error:
        _fail(str(error))


@cli.command(name="check-message")
def check_message(
    text: Annotated[str | None, typer.Argument(help="The message.")] = None,
    batch: Annotated[Path | None, typer.Option(help="CSV with a column text.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="A JSON line a message.")] = False,
    lessons: Lessons = LESSONS,
) -> None:
    """Look a message over for signs of a scam; or each row of a file."""
    from bot.report import checked

    if (text is None) == (batch is None):
        _fail("give a message or --batch FILE.csv")
    patterns = _patterns(lessons)
    try:
        for line in checked(patterns, text, batch, as_json=as_json):
            typer.echo(line)
    except (OSError, UnicodeDecodeError, ValueError) as error:
        _fail(f"{batch}: {error}")


@cli.command()
def recount(
    repair: Annotated[bool, typer.Option("--repair", help="Set right what is wrong.")] = False,
    database: Database = None,
) -> None:
    """Prove the organisers' counts by counting everything anew."""
    from bot import tallying

    url = _url(database)
    with _bar("Counting") as bar:

        def begin(parts: int) -> Callable[[str], None]:
            advance = bar(parts)
            return lambda _: advance()

        agrees = _go(tallying.recount(url, repair=repair, say=typer.echo, begin=begin))
    raise typer.Exit(0 if agrees or repair else 1)


@cli.command(name="generate-data")
def generate_data(
    learners: Annotated[int, typer.Option(min=1, help="Made-up learners.")] = 1000,
    seed: Annotated[int, typer.Option(help="Chance begins here.")] = 1,
    database: Annotated[
        str, typer.Option(help="An empty database: a file for SQLite, or an address.")
    ] = "data/sample.sqlite3",
) -> None:
    """Fill an empty database with made-up learners, partners and events, to try pages on."""
    from bot import tallying
    from bot.store.database import DatabaseUnusable

    url = database if "://" in database else f"sqlite:///{Path(database).absolute()}"
    with _bar("Learners") as bar:
        try:
            tallying.generate(
                url,
                _library(),
                learners=learners,
                seed=seed,
                now=utc_now().replace(microsecond=0),
                say=typer.echo,
                lived=bar(learners),
            )
        except DatabaseUnusable as error:
            _fail(str(error))


@cli.command()
def settings() -> None:
    """List every setting with its value and where it comes from."""
    try:
        rows = settings_.listed()
    except settings_.WrongSettings as error:
        _fail(str(error))
    for name, value, source, description in rows:
        typer.echo(f"{name}={value}\n    {source}. {description}")


def _there(name: str, lessons: Path, quizzes: Path | None) -> str:
    """The name of a lesson, drill or quiz whose file is there; else the command ends."""
    kind, _, own = name.rpartition(" ")
    folder = {"": lessons, "drill": lessons / "drills", "quiz": quizzes}.get(kind)
    outside = folder is None or Path(own).is_absolute() or ".." in Path(own).parts
    if folder is None or outside or not (folder / f"{own}.yaml").is_file():
        kinds = "a lesson is named track/course/lesson, a drill 'drill NAME'"
        kinds += ", a quiz 'quiz NAME'" if quizzes else ""
        _fail(f"{name}: there is no such file; {kinds}")
    return name


def _before(lessons: Path) -> str:
    """What stands before a path within the lessons' folder, seen from here."""
    try:
        return f"{lessons.resolve().relative_to(Path.cwd()).as_posix()}/"
    except ValueError:
        return ""


def _url(database: Path | None) -> str:
    """The database that was named, else the settings'."""
    return _settings().database_url if database is None else f"sqlite:///{database.absolute()}"


def _library() -> Library:
    """What is taught, read as the demo does it: what that kept serves here, too."""
    from bot.content.library import Library, NothingToTeach
    from bot.content.stored import Store

    chosen = _settings()
    try:
        return Library(chosen.lessons, chosen.quizzes, store=Store(chosen.cache))
    except NothingToTeach as error:
        _fail(str(error))


def _patterns(lessons: Path) -> Patterns:
    from bot.content.patterns import load

    loaded = load(lessons)
    if loaded.patterns is None:
        _fail("\n".join(map(str, loaded.faults)) or f"{lessons}: no scam patterns there")
    return loaded.patterns


def _settings() -> settings_.Settings:
    try:
        return settings_.load()
    except settings_.WrongSettings as error:
        _fail(str(error))


def _go(main: Coroutine[None, None, T]) -> T:
    from bot.content.library import NothingToTeach
    from bot.services.memory import UnreadableMemory
    from bot.serving import CannotStart
    from bot.store.database import DatabaseUnusable

    factory: Callable[[], asyncio.AbstractEventLoop] | None = None
    with contextlib.suppress(ImportError):
        from uvloop import new_event_loop as factory
    try:
        with asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(main)
    except (CannotStart, DatabaseUnusable, NothingToTeach, UnreadableMemory) as error:
        _fail(str(error))


def _told(work: Callable[[], str]) -> None:
    """Do something with banks of questions, and say what came of it."""
    from bot.formats.bank import BadFile

    try:
        typer.echo(work())
    except (BadFile, OSError) as error:
        _fail(str(error))


@contextlib.contextmanager
def _bar(words: str) -> Iterator[Bar]:
    """A progress bar on a terminal; called with how much there is, it gives what counts one."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(words, total=None)

        def begin(total: int | None) -> Callable[[], None]:
            progress.update(task, total=total)
            return lambda: progress.advance(task)

        yield begin


def _fail(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def _log_to_stderr() -> None:
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    # A ring that is still busy when it should ring again has nothing to tell.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper("%Y-%m-%d %H:%M:%S", utc=True),
            # Without the values of variables: what people wrote does not belong into a log.
            structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
