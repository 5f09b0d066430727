"""The draft as reviewers see it, before they do.

completeness   parts filled of parts expected, by chapter: in the report and at the front of a draft
reading        what one check sees: the evidence, and what reviewers would hold against it
foundations    checks of what a plan stands on: legal basis, institutions, people, commitment, evidence, SPBE
programmes     checks of the programmes: money, alignment, indicators, coverage, quick wins, risks
checks         all of them as a table; judged: all of them over one draft
alignment      missions, SPBE, the yearly evaluation
front_page, report    laporan-telaah: one page for the head of the region, the rest for the team
"""
