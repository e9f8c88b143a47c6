"""The form asks for no token: so it must never do anything in the name of whoever is signed in."""

import pytest
from django.test import Client

from tests.pipeline.strangers import a_form
from tests.portal.leadform.test_form import FORM, filled
from vinculo.pipeline.models import Lead


@pytest.mark.parametrize("name", ["", "rita", "teo"])
def test_whoever_is_signed_in_writes_as_a_stranger(world, signed_in, name):
    a_form()
    client = signed_in(getattr(world, name)) if name else Client()

    answer = client.post(FORM, filled())

    (lead,) = Lead.objects.all()
    assert (answer.status_code, lead.by, lead.owner, lead.confirmed_at, lead.came) == (302, None, None, None, "form")
