"""How fast the bot is, beside bare bots that do the same on the wire; see README.md."""
