from django.urls import path

from vinculo.portal.home import brand, calendar, detail, more, page, preferences, roadmap, status, team

urlpatterns = [
    path("", page.home_page, name="home"),
    path("brand-<slug:mark>.css", brand.colours, name="brand"),
    path("logo-<slug:mark>.webp", brand.logo, name="logo"),
    path("more/", more.more, name="more"),
    path("roadmap/", roadmap.page, name="roadmap"),
    path("projects/<int:pk>/detail/", detail.detail, name="detail"),
    path("how-is-it-going/", status.ask, name="status"),
    path("talks/<int:pk>.ics", calendar.talk, name="talk_ics"),
    path("milestones/<int:pk>.ics", calendar.milestone, name="milestone_ics"),
    path("team/", team.team, name="team"),
    path("faces/<int:pk>.webp", team.photo, name="face"),
    path("preferences/", preferences.preferences, name="preferences"),
]
