"""Refusals of the Bot API, in Telegram's own words."""

from __future__ import annotations

from typing import Any


class ApiError(Exception):
    """An `ok: false` answer: an HTTP-like code, a description, and parameters for some."""

    def __init__(
        self, code: int, description: str, parameters: dict[str, Any] | None = None
    ) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters or {}

    def as_dict(self) -> dict[str, Any]:
        """The body of the answer."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class ControlError(Exception):
    """A wrong request to the control interface: a status and one clear sentence."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


def bad(description: str, **parameters: Any) -> ApiError:
    """400 Bad Request."""
    return ApiError(400, f"Bad Request: {description}", parameters)


def forbidden(description: str) -> ApiError:
    """403 Forbidden."""
    return ApiError(403, f"Forbidden: {description}")


def flood(seconds: int) -> ApiError:
    """429 Too Many Requests."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
