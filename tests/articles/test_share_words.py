"""Which words tell a share of people, and which only look like it."""

import pytest

from articles.icon_arrays import shares

# What is no share of people, or no plain one, each beside what is near to it and is drawn.
NEAR = [
    ("es", "Tome una de 100 mcg.", "La tiene una de 100 mujeres.", ["1 de 100"]),
    ("es", "Tome dos de 100 miligramos.", "La tienen dos de cada 100.", ["2 de cada 100"]),
    ("es", "Tome dos de 100 gramos.", "La tienen dos personas de 100.", ["2 de 100"]),
    ("es", "Son dos de 100 unidades.", "Son dos de 100 adultos.", ["2 de 100"]),
    ("es", "Una de 100 dólares.", "Una de las 100 personas la tiene.", ["1 de 100"]),
    ("es", "Tome una de 100.", "La tiene una por cada 100.", ["1 por cada 100"]),
    ("es", "2 ó 3 de cada 100.", "2 mejoran, y 3 de cada 100 no.", ["3 de cada 100"]),
    ("es", "3 de cada 100 personas o más.", "3 de cada 100 personas o sus familias.", ["3 de cada 100"]),
    ("es", "3 de cada 100 personas adultas o más.", "3 de cada 100 personas adultas.", ["3 de cada 100"]),
    ("es", "3 de cada 100 adultos, como máximo.", "3 de cada 100 adultos, como antes.", ["3 de cada 100"]),
    ("es", "Una de cada 100 a 200 personas.", "Una de cada 100 a las 4 semanas.", ["1 de cada 100"]),
    ("es", "1 de cada 100 o 200.", "1 de cada 100 o casi.", ["1 de cada 100"]),
    ("es", "1 de cada 100 y 200.", "1 de cada 100 y, en 200 días, más.", ["1 de cada 100"]),
    ("es", "Ciento tres de cada 100.", "De ellas, tres de cada 100.", ["3 de cada 100"]),
    ("es", "Doscientas tres de cada 100.", "En pacientes, tres de cada 100.", ["3 de cada 100"]),
    ("es", "<3 de cada 100.", "(3 de cada 100)", ["3 de cada 100"]),
    ("en", "1 in 100 micrograms.", "1 in 100 mothers.", ["1 in 100"]),
    ("en", "1 in 100 tablets.", "1 in 100 takes tablets.", ["1 in 100"]),
    ("en", "1 in 100 dollars.", "1 in 100 girls.", ["1 in 100"]),
    ("en", "3 out of 100 people or more.", "3 out of 100 people or their families.", ["3 out of 100"]),
    ("en", "3 out of 100 young people or more.", "3 out of 100 slept 8 hours or more.", ["3 out of 100"]),
    ("en", "10 in 100 adults at most.", "10 in 100 adults at home.", ["10 in 100"]),
    ("en", "1 in 100 to 200 people.", "1 in 100 told 200 people.", ["1 in 100"]),
    ("en", "One in 100 or 200.", "One in 100, or so.", ["1 in 100"]),
    ("en", "One hundred three out of 100.", "Of those, three out of 100.", ["3 out of 100"]),
    ("en", "2/3 out of 100.", "(3 out of 100)", ["3 out of 100"]),
]


@pytest.mark.parametrize(("language", "other", "share", "said"), NEAR, ids=[each[1] for each in NEAR])
def test_a_size_or_an_edge_is_not_drawn_and_a_share_that_looks_like_it_is(language, other, share, said):
    assert shares(other, language) == []
    assert [found.words for found in shares(share, language)] == said


@pytest.mark.parametrize(
    "unit",
    [
        *("mg", "mcg", "µg", "μg", "g", "gramos", "miligramos", "microgramos", "ml", "mililitros", "unidades", "UI"),
        *("tabletas", "pastillas", "cápsulas", "gotas", "dosis", "dólares", "$", "veces"),
    ],
)
def test_in_spanish_a_hundred_of_a_unit_are_no_people(unit):
    assert shares(f"Tome una de cada 100 {unit}.", "es") == []


@pytest.mark.parametrize(
    "unit",
    [
        *("mg", "mcg", "µg", "μg", "g", "grams", "milligrams", "micrograms", "ml", "milliliters", "units", "IU"),
        *("tablets", "pills", "capsules", "drops", "doses", "dollars", "$", "times"),
    ],
)
def test_a_hundred_of_a_unit_are_no_people(unit):
    assert shares(f"Take 1 in 100 {unit}.", "en") == []
