"""Settings: typed, from the environment and `.env`, read here and nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.core.counting.retention import SHORTEST

ROOT = Path(__file__).parent.parent


class WrongSettings(Exception):  # noqa: N818 - told to the operator in one line
    """A setting that cannot be used; the text names it and says why."""


class Settings(BaseSettings):
    """Everything that can be set, with what holds otherwise."""

    model_config = SettingsConfigDict(
        env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    telegram_token: SecretStr | None = Field(
        default=None, description="The bot's token from @BotFather."
    )
    telegram_api: str = Field(
        default="https://api.telegram.org", description="The Bot API's address."
    )
    telegram_proxy: str | None = Field(
        default=None, description="An http proxy on the way to Telegram."
    )
    database_url: str = Field(
        default="sqlite:///data/bot.sqlite3", description="sqlite:///FILE or postgresql://…"
    )
    lessons: Path = Field(default=ROOT / "lessons", description="The folder of the lessons.")
    quizzes: Path = Field(default=ROOT / "quizzes", description="The folder of the quizzes.")
    serve_drafts: bool = Field(
        default=False,
        description="Serve lessons that nobody signed, with a mark, as the demo does.",
    )
    cache: Path = Field(
        default=ROOT / "data" / "cache",
        description="Where what was read of the lessons is kept for the next start; nobody else may"
        " write to it, and it may be deleted.",
    )
    memory: Path = Field(
        default=ROOT / "data" / "memory.json",
        description="Parameters of the memory model, as fit-memory writes them.",
    )
    public_url: str | None = Field(
        default=None, description="Where Telegram reaches the webhook; polling if not set."
    )
    site_url: str | None = Field(
        default=None,
        description="Where people in a hall reach the screen's and players' pages; PUBLIC_URL or"
        " http://HOST:PORT if not set.",
    )
    webhook_secret: SecretStr | None = Field(
        default=None,
        description="What Telegram sends along to the webhook; made from the token if not set.",
    )
    host: str = Field(default="127.0.0.1", description="The address that the site listens on.")
    port: int = Field(default=8080, ge=1, le=65535, description="Its port.")
    operator: str | None = Field(
        default=None,
        description="Who runs this bot and how to reach them, as /about shows it.",
    )
    owners: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(),
        description="Who owns the bot and may do everything in /dashboard: Telegram ids, as 12,34.",
    )
    raw_months: int = Field(
        default=24,
        ge=SHORTEST,
        description="Months after which single answers are reduced to counts.",
    )
    ticket_days: int = Field(
        default=3,
        ge=1,
        le=90,
        description="After so many days a report from a learner waits too long for its answer.",
    )
    timezone: str | None = Field(
        default=None,
        description="Where the learners live; if not set, each is asked, or their client tells it.",
    )

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str | None) -> str | None:
        try:
            ZoneInfo(name or "UTC")
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError("must be a time zone such as Europe/Paris") from error
        return name

    @field_validator("owners", mode="before")
    @classmethod
    def _some_ids(cls, given: object) -> object:
        if not isinstance(given, str):
            return given
        ids = [part.strip() for part in given.replace("，", ",").split(",") if part.strip()]
        if not all(one.isascii() and one.isdigit() and 0 < int(one) < 2**52 for one in ids):
            raise ValueError("must be Telegram ids, such as 12,34")
        return tuple(map(int, ids))

    @field_validator("site_url")
    @classmethod
    def _an_address(cls, url: str | None) -> str | None:
        if url and not url.startswith(("https://", "http://")):
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/") if url else None

    @field_validator("public_url")
    @classmethod
    def _https(cls, url: str | None) -> str | None:
        if url and not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
            raise ValueError("must begin with https://")
        return url.rstrip("/") if url else None


def site_address(settings: Settings) -> str:
    """Where people reach the site's pages."""
    return settings.site_url or settings.public_url or f"http://{settings.host}:{settings.port}"


def load() -> Settings:
    """Read the settings; raise `WrongSettings` naming every one that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = [f"{str(one['loc'][0]).upper()}: {one['msg']}" for one in error.errors()]
        raise WrongSettings("; ".join(wrong)) from error
    except (OSError, ValueError) as error:
        raise WrongSettings(str(error)) from error


def listed() -> list[tuple[str, str, str, str]]:
    """(name, value, source, description) of every setting; secrets masked."""
    settings = load()
    rows = []
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        shown = "********" if isinstance(value, SecretStr) else "" if value is None else str(value)
        if isinstance(value, tuple):
            shown = ",".join(map(str, value))
        source = "environment or .env" if name in settings.model_fields_set else "default"
        rows.append((name.upper(), shown, source, field.description or ""))
    return rows
