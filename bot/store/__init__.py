"""SQL lives here and nowhere else: tables, migrations, and named queries a subject."""
