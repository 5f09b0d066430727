"""Four notebooks, a grader and an assembler for a regency's smart-city master plan."""
