"""
First start, signing in, invitations, one's own account.

The library's pages are named one by one: what we do not use (signing up, several addresses) is not there at all.
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, register_converter
from django.urls.converters import StringConverter
from django.views.generic import RedirectView

from vinculo.people.door import first_start, join, language, sessions


class Word(StringConverter):
    """Letters and digits only: what comes before the first hyphen."""

    regex = "[0-9A-Za-z]+"


register_converter(Word, "word")

# The library goes to its own overviews after a change; ours is one page.
to_security = RedirectView.as_view(pattern_name="people:security")

own = [
    path("setup/", first_start.first_start, name="setup"),
    path("join/", join.join, name="join"),
    path("join/<int:pk>/<str:secret>/", join.invitation, name="invitation"),
    path("language/", language.language, name="language"),
    path("regions/", language.regions, name="regions"),
    path("account/security/", sessions.security, name="security"),
    path("account/sessions/others/end/", sessions.end_others, name="end_others"),
    path("account/sessions/<int:pk>/end/", sessions.end_one, name="end_session"),
]
password = [
    path("", account.password_change, name="account_change_password"),
    path("reset/", account.password_reset, name="account_reset_password"),
    path("reset/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("reset/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("reset/<word:uidb36>-<str:key>/", account.password_reset_from_key, name="account_reset_password_from_key"),
]
second_step = [
    path("", to_security, name="mfa_index"),
    path("code/", mfa.authenticate, name="mfa_authenticate"),
    path("confirm/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys/", to_security, name="mfa_list_webauthn"),
    path("passkeys/add/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/confirm/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/sign-in/", login_not_required(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("passkeys/<int:pk>/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", webauthn.remove_webauthn, name="mfa_remove_webauthn"),
]
library = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("closed/", account.account_inactive, name="account_inactive"),
    path("confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", include(password)),
    path("second-step/", include(second_step)),
]

urlpatterns = [
    path("", include((own, "people"))),
    path("account/", include(library)),
]
