"""Bare bots to compare with: they answer a tap and edit the message, and do nothing else."""
