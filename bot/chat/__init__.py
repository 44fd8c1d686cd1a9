"""Everything a Telegram user sees."""
