"""Facts by kecamatan in the notebook: bars without boundaries, a map with them; the same words either way."""

from pathlib import Path

from bimtek.answers.cohort import Cohort, load_cohort
from bimtek.answers.cohort_boundaries import take_boundaries
from bimtek.notebook.looks import districts
from tests.four_squares import write_squares


def test_words_are_the_same_on_a_map_and_in_bars_and_only_the_picture_differs(cohort: Cohort, tmp_path: Path) -> None:
    bars = districts.look(cohort.region)
    take_boundaries(write_squares(tmp_path / "batas.geojson", cohort.region.districts), cohort.folder, cohort.region)
    mapped = districts.look(load_cohort(cohort.folder).region)
    assert bars.choices == mapped.choices
    assert bars.choices[0] == "Jumlah desa, 2025 (desa)", "the newest comes first"
    assert len(bars.choices) == 6
    for choice in bars.choices:
        one, other = bars.draw(choice), mapped.draw(choice)
        assert one.alt == other.alt
        assert "Sumber: " in one.alt
        assert one.png != other.png


def test_a_district_without_a_figure_is_told(cohort: Cohort) -> None:
    words = districts.look(cohort.region).draw("Jumlah penduduk, Sensus Penduduk 2010 (jiwa)").alt
    assert "Kintamani belum ada angka" in words
