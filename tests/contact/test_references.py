from contact.references import is_reference, new_reference


def test_a_reference_is_ten_characters_that_are_not_mistaken_for_others():
    for _ in range(200):
        reference = new_reference()
        assert is_reference(reference)
        assert len(reference) == 11
        assert not set(reference) & set("ILOU")


def test_two_thousand_references_are_all_different():
    assert len({new_reference() for _ in range(2000)}) == 2000
