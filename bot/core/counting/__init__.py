"""What organisers are told: figures of groups, which cannot reveal one person."""
