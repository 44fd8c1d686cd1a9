"""A financial-literacy chat bot: lessons and quizzes on loans and scams."""
