from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Our organization and the people who work in it: first start, signing in, roles, teams, languages."""

    name = "vinculo.people"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in
        from allauth.usersessions.signals import on_user_logged_in

        # It asks the database twice per session of the person; ours (sessions.note_session) twice in all.
        user_logged_in.disconnect(on_user_logged_in)
