"""Agreements: written here from clauses or made elsewhere and noted; their templates."""

from django.urls import path

from vinculo.desk.agreements import (
    clauses,
    deeds,
    list_page,
    new,
    page,
    parts,
    sending,
    templates,
    terms,
    undoing,  # noqa: F401 registers how what was done here is taken back
)

AGREEMENT, TEMPLATE = {"of": "agreement"}, {"of": "template"}

app_name = "agreements"
urlpatterns = [
    path("agreements/", list_page.list_page, name="list"),
    path("agreements/new/", new.note, name="note"),
    path("agreements/draft/", new.draft, name="draft"),
    path("agreements/<int:pk>/", page.page, name="page"),
    path("agreements/<int:pk>/edit/", terms.edit, name="edit"),
    path("agreements/<int:pk>/paper/", sending.paper, name="paper"),
    path("agreements/<int:pk>/send/", sending.send, name="send"),
    path("agreements/<int:pk>/take-back/", sending.take_back, name="take_back"),
    path("agreements/<int:pk>/amend/", deeds.amend, name="amend"),
    path("agreements/<int:pk>/end/", deeds.end, name="end"),
    path("agreements/<int:pk>/renew/", deeds.renew, name="renew"),
    path("agreements/<int:pk>/drop/", deeds.drop, name="drop"),
    path("agreements/<int:pk>/clauses/new/", clauses.new, AGREEMENT, name="new_clause"),
    path("agreements/<int:pk>/clauses/<int:part>/", clauses.edit, AGREEMENT, name="clause"),
    path("agreements/<int:pk>/clauses/<int:part>/move/", clauses.move, AGREEMENT, name="move_clause"),
    path("agreements/<int:pk>/clauses/<int:part>/remove/", clauses.remove, AGREEMENT, name="remove_clause"),
    path("agreements/<int:pk>/duties/new/", parts.new_duty, name="new_duty"),
    path("agreements/<int:pk>/duties/<int:part>/", parts.duty, name="duty"),
    path("agreements/<int:pk>/duties/<int:part>/remove/", parts.remove_duty, name="remove_duty"),
    path("agreements/<int:pk>/annexes/new/", parts.new_annex, name="new_annex"),
    path("agreements/<int:pk>/annexes/<int:part>/remove/", parts.remove_annex, name="remove_annex"),
    path("agreements/templates/", templates.list_page, name="templates"),
    path("agreements/templates/start/", templates.start, name="start_templates"),
    path("agreements/templates/new/", templates.new, name="new_template"),
    path("agreements/templates/<int:pk>/", templates.page, name="template"),
    path("agreements/templates/<int:pk>/edit/", templates.edit, name="edit_template"),
    path("agreements/templates/<int:pk>/remove/", templates.remove, name="remove_template"),
    path("agreements/templates/<int:pk>/clauses/new/", clauses.new, TEMPLATE, name="new_template_clause"),
    path("agreements/templates/<int:pk>/clauses/<int:part>/", clauses.edit, TEMPLATE, name="template_clause"),
    path("agreements/templates/<int:pk>/clauses/<int:part>/move/", clauses.move, TEMPLATE, name="move_template_clause"),
    path(
        "agreements/templates/<int:pk>/clauses/<int:part>/remove/", clauses.remove, TEMPLATE,
        name="remove_template_clause",
    ),
]  # fmt: skip
