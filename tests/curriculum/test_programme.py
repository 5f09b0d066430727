"""What is computed from a programme."""

from __future__ import annotations

import pytest

from bimtek.curriculum.programme import Programme, horizon


def test_the_sum_of_the_pagu_counts_open_years_as_nothing() -> None:
    row = Programme.read({"id": "p", "pagu_1": 1_000, "pagu_3": 2_000, "pagu_later": 5_000, "pagu_total": 1})
    assert row.yearly_pagu == (1_000, None, 2_000, None, None)
    assert row.pagu_sum == 8_000


@pytest.mark.parametrize(("end", "tier"), [(2025, 1), (2026, 5), (2029, 5), (2030, 10), (2034, 10)])
def test_a_programme_is_short_medium_or_long_by_its_last_year(end: int, tier: int) -> None:
    assert horizon(end, 2025) == tier


@pytest.mark.parametrize(
    ("confirmation", "proposal"), [("setuju", False), ("ubah", False), ("tolak", True), ("belum", True), ("", True)]
)
def test_what_the_opd_has_not_agreed_to_is_a_proposal(confirmation: str, proposal: bool) -> None:
    assert Programme.read({"id": "p", "confirmation": confirmation}).is_proposal is proposal


@pytest.mark.parametrize(("funding", "only"), [(["apbd", "apbd-dak"], True), (["apbd", "hibah"], False), ([], False)])
def test_only_apbd(funding: list[str], only: bool) -> None:
    assert Programme.read({"id": "p", "funding": funding}).only_apbd is only
