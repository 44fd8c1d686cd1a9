"""Question banks in the forms that other programs read and write, and back."""
