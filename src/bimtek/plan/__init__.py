"""What the answers become: merge, trace, chapters, documents.

From hand-ins to what was agreed:
    consolidate    closes a meeting
    handed_in      what is merged: the latest hand-in that can be read
    merge          the answers of all seats, with
    collect, voices, naming, same, similar, references       rows, fields, ids, decisions, near-duplicates, broken ones

From what was agreed to the plan:
    build          the plan, with
    entries, agreed, settled, sources, certainty, territory  rows, parts, who answered, sources, marks, region
    brought, complaints, maps                                the cohort's own outline, codes, tickets, boundaries
    on_the_road, early_targets, gap_numbers                  years of the road map, targets too early, K1, K2 …
    model, schema, world                                     the plan as data, its JSON Schema, names for ids

From the plan to the books:
    assemble       writes everything; assembly_notebook and desk: the same as a notebook
    drafts/        numbered and kept; compared with each other, and with a Word document that came back
    review/        how complete a draft is, and how reviewers see it
    books                                                    the chapters of the cohort's outline, with cover and marks
    chapters/, sections/, placed                             what stands in them: from the plan, from rows, at its place
    phrases, absence, documents.yml                          prose, what is missing and who owes it, laws
    blocks, preview                                          the page as data, also beside the form
    numbering, layout, fitting, characters, ast, figures/    numbers, paper, widths, odd characters, pandoc's tree
    render/, steady, files                                   DOCX, PDF, HTML; the same bytes on every run
    tracing, parts, origins                                  where each figure comes from, as notes
    alongside      what is written beside the books:
    action_rows, planning_rows, workbook                     rencana-aksi.xlsx: action plan, Renstra, RKPD
    target_rows, slides/                                     target.csv for monitoring, paparan.pptx
"""
