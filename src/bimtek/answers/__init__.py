"""What was answered: cohort, seats, answers files, the agreed base, hand-ins.

The cohort:
    cohort, settings, roster, people_list, new_cohort       cohort.yml, roster.csv, seats; a new one
    cohort_boundaries, cohort_outline                       what it may bring: boundaries, books and chapters of its own
    attendance                                              who was there

An answer:
    store, answer_file, history, files, stored              on disk, its copies, writes that a power cut cannot halve
    identity                                                ids of items
    opening, context                                        what stands in it when it is opened; what its seat may know
    remarks, peers, peer_review                             what a table and its readers say about it
    progress                                                how far a person is

Handed in, and agreed:
    handin, kept, parcel, intake                            versions for good; as a ZIP, out and in
    submission                                              a folder that can be graded alone
    base                                                    what a meeting agreed
"""
