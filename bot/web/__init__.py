"""The ASGI site beside the bot."""
