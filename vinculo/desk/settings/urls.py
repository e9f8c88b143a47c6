"""Settings: one's own, and those of the house."""

from django.urls import path

from vinculo.desk.settings import (
    brand,
    days_off,
    face,
    failed_jobs,
    invitations,
    letters,
    organization,
    overview,
    people,
    preferences,
    seal,
    teams,
)

app_name = "settings"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("preferences/", preferences.preferences, name="preferences"),
    path("face/", face.face, name="face"),
    path("face/consent/", face.consent, name="consent"),
    path("face/photo/remove/", face.remove_photo, name="remove_photo"),
    path("organization/", organization.organization, name="organization"),
    path("brand/", brand.brand, name="brand"),
    path("brand/logo/remove/", brand.remove_logo, name="remove_logo"),
    path("days-off/", days_off.days_off, name="days_off"),
    path("days-off/<int:pk>/remove/", days_off.remove_day_off, name="remove_day_off"),
    path("people/", people.people, name="people"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/close/", people.close, name="close"),
    path("people/<int:pk>/reopen/", people.reopen, name="reopen"),
    path("teams/", teams.teams, name="teams"),
    path("teams/<int:pk>/", teams.team, name="team"),
    path("teams/<int:pk>/remove/", teams.remove_team, name="remove_team"),
    path("invitations/", invitations.invitations, name="invitations"),
    path("invitations/<int:pk>/again/", invitations.send_invitation_again, name="send_again"),
    path("invitations/<int:pk>/withdraw/", invitations.withdraw_invitation, name="withdraw"),
    path("letters/", letters.templates, name="letters"),
    path("letters/new/", letters.new_template, name="new_letter"),
    path("letters/<int:pk>/", letters.template, name="letter"),
    path("letters/<int:pk>/remove/", letters.remove_template, name="remove_letter"),
    path("seal/", seal.seal, name="seal"),
    path("seal/make/", seal.make_seal, name="make_seal"),
    path("seal/<int:pk>/retire/", seal.retire_seal, name="retire_seal"),
    path("seal/<int:pk>/certificate/", seal.certificate, name="certificate"),
    path("jobs/", failed_jobs.jobs, name="jobs"),
    path("jobs/<int:pk>/again/", failed_jobs.try_job_again, name="try_job_again"),
]
