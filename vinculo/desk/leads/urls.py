"""Who may become a client, where they heard of us, and the forms they write to us through."""

from django.urls import path

from vinculo.desk.leads import becoming, bringing, by_mail, channel_pages, deeds, form_pages, list_page, pages, yields

app_name = "leads"
urlpatterns = [
    path("leads/", list_page.list_page, name="list"),
    path("leads/new/", pages.new, name="new"),
    path("leads/bring/", bringing.bring, name="bring"),
    path("leads/<int:pk>/", pages.page, name="page"),
    path("leads/<int:pk>/edit/", pages.edit, name="edit"),
    path("leads/<int:pk>/answered/", deeds.answered, name="answered"),
    path("leads/<int:pk>/take/", deeds.take, name="take"),
    path("leads/<int:pk>/state/", deeds.decide, name="decide"),
    path("leads/<int:pk>/time/", deeds.time, name="time"),
    path("leads/<int:pk>/bin/", deeds.throw_away, name="bin"),
    path("leads/<int:pk>/client/", becoming.make_client, name="make_client"),
    path("leads/<int:pk>/same/", becoming.same, name="same"),
    path("leads/from-mail/<int:pk>/", by_mail.from_mail, name="from_mail"),
    path("leads/channels/", yields.channels, name="channels"),
    path("leads/channels/new/", channel_pages.new, name="new_channel"),
    path("leads/channels/<int:pk>/", channel_pages.page, name="channel"),
    path("leads/channels/<int:pk>/edit/", channel_pages.edit, name="edit_channel"),
    path("leads/channels/<int:pk>/close/", channel_pages.close, name="close_channel"),
    path("leads/channels/<int:pk>/campaigns/new/", channel_pages.new_campaign, name="new_campaign"),
    path("leads/channels/<int:pk>/spending/new/", channel_pages.spend, name="spend"),
    path("leads/campaigns/<int:pk>/edit/", channel_pages.edit_campaign, name="edit_campaign"),
    path("leads/spending/<int:pk>/edit/", channel_pages.edit_spending, name="edit_spending"),
    path("leads/spending/<int:pk>/drop/", channel_pages.drop_spending, name="drop_spending"),
    path("leads/forms/", form_pages.forms_page, name="forms"),
    path("leads/forms/new/", form_pages.new, name="new_form"),
    path("leads/forms/<int:pk>/", form_pages.page, name="form"),
    path("leads/forms/<int:pk>/edit/", form_pages.edit, name="edit_form"),
    path("leads/forms/<int:pk>/close/", form_pages.close, name="close_form"),
]
