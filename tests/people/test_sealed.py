import pytest
from cryptography.fernet import InvalidToken

from vinculo.people.sealed import seal, unseal


def test_what_is_sealed_can_be_read_again():
    assert unseal(seal("JBSWY3DPEHPK3PXP")) == "JBSWY3DPEHPK3PXP"
    assert "JBSWY3DPEHPK3PXP" not in seal("JBSWY3DPEHPK3PXP")


def test_after_a_change_of_key_the_old_one_still_opens(settings):
    sealed = seal("secret")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key that is long enough to be one"

    assert unseal(sealed) == "secret"


def test_another_key_opens_nothing(settings):
    sealed = seal("secret")
    settings.SECRET_KEY = "another key that is long enough to be one"

    with pytest.raises(InvalidToken):
        unseal(sealed)
