"""Certificates: who earned one by the rule of cohort.yml, what she showed and wrote, and the page.

rule.py         hours and points against the rule; the reason where it is not reached
skills.py       what people learn, and by which exercises it shows
written.py      the skills that a person's answers show, and the chapters that they stand in
printing.py     the PDF, from the cohort's own template or ours (certificate.typ)
issue.py        all certificates of a cohort
"""

from bimtek.certificates.issue import Issued, issue

__all__ = ["Issued", "issue"]
