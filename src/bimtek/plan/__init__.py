"""What the answers become: merge, trace, chapters, documents."""
