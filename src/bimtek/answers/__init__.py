"""What was answered: cohort, seats, answers files, the agreed base, hand-ins."""
