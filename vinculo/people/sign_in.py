"""The door for staff: nobody signs up by themselves; people are invited."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vinculo.db.prepared import prepared
from vinculo.jobs.queue import enqueue
from vinculo.people.models import Organization, Person
from vinculo.people.sealed import seal, unseal
from vinculo.people.sessions import note_session

WRONG = _("The address or the password is not right. Check both and try again.")
WRONG_CODE = _("That code is not right. Codes change every 30 seconds: use the newest.")
TOO_OFTEN = _("That was tried too often. Wait five minutes, then try again.")


class Backend(AuthenticationBackend):
    """The library's; whom a session belongs to is asked with every request, by a query that is put together once."""

    def get_user(self, user_id: int) -> Person | None:
        person = _by_key.one(user_id)
        return person if person and self.user_can_authenticate(person) else None


@prepared
def _by_key(pk: int) -> QuerySet[Person]:
    return Person.objects.filter(pk=pk)


class AccountAdapter(DefaultAccountAdapter):
    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": WRONG,
        "invalid_login": WRONG,
        "incorrect_password": _("That is not your password."),
        "enter_current_password": _("That is not your current password."),
        "too_many_login_attempts": TOO_OFTEN,
        "rate_limited": TOO_OFTEN,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        note_session(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("people:security")

    def send_notification_mail(
        self,
        template_prefix: str,
        user: AbstractBaseUser,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Tells the person about a change to how they sign in, so that a change by somebody else does not go unseen."""
        if isinstance(user, Person):
            what = template_prefix.rsplit("/", 1)[-1]
            enqueue("vinculo.people.letters.send_notice", user.pk, what, self.get_client_ip(self.request))

    def add_message(self, request: HttpRequest, level: int, *args: Any, **kwargs: Any) -> None:
        """The extra tags of a message are the address of its undo; the library puts other things there."""
        kwargs["extra_tags"] = ""
        super().add_message(request, level, *args, **kwargs)


class MFAAdapter(DefaultMFAAdapter):
    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def _get_site_name(self) -> str:
        organization = Organization.current()
        return organization.name if organization else "Vínculo"

    def get_totp_issuer(self) -> str:
        return f"Vínculo {self._get_site_name()}"
