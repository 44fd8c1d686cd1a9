"""A pretend Telegram: the Bot API as a state machine. Imports no other room."""
