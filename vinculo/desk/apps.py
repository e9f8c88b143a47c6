from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from vinculo.web.navigation import Section, navigation


class DeskConfig(AppConfig):
    name = "vinculo.desk"

    def ready(self) -> None:
        navigation.add(
            Section("today", _("Today"), "sunrise", "today:page", count="today_count", go="h"),
            Section("clients", _("Clients"), "handshake", "clients:list", go="c"),
            Section("inbox", _("Conversations"), "inbox", "inbox:list", count="inbox_count", go="i"),
            Section("projects", _("Projects"), "folder-kanban", "projects:list", go="p"),
            Section("opportunities", _("Opportunities"), "sprout", "opportunities:list", go="o", for_guests=False),
            Section("promises", _("Promises"), "flag", "promises:list", go="r"),
            Section("questions", _("Questions"), "messages-square", "questions:list", go="q"),
            Section("contacts", _("Contacts"), "users", "contacts:list", place="more"),
            Section("leads", _("Leads"), "user-plus", "leads:list", place="more", for_guests=False),
            Section("meetings", _("Meetings"), "calendar-days", "meetings:list", place="more", go="m"),
            Section("letters", _("Letters"), "mail", "letters:list", place="more", for_guests=False),
            Section("quotes", _("Quotes"), "file-text", "quotes:list", place="more", for_guests=False),
            Section("tasks", _("My tasks"), "list-checks", "tasks:mine", place="more", go="t"),
            Section("check_ins", _("Check-ins"), "calendar-check", "check_ins:list", place="more"),
            Section("obligations", _("Both sides"), "handshake", "obligations:list", place="more"),
            Section("changes", _("Change requests"), "git-merge", "changes:list", place="more"),
            Section("decisions", _("Decisions"), "signature", "decisions:list", place="more"),
            Section("signatures", _("Signatures"), "file-text", "signatures:list", place="more"),
            Section("approvals", _("Approvals"), "circle-check", "approvals:list", place="more"),
            Section("flags", _("Flags"), "flag", "flags:list", place="more"),
            Section("news", _("Bad news"), "octagon-alert", "news:list", place="more"),
            Section("incidents", _("Incidents"), "triangle-alert", "incidents:list", place="more"),
            Section(
                "complaints", _("Complaints"), "messages-square", "complaints:list", place="more", for_guests=False
            ),
            Section("invoices", _("Invoices"), "wallet", "invoices:list", place="more", for_guests=False),
            Section("referrals", _("Recommendations"), "users-round", "referrals:list", place="more", for_guests=False),
            Section(
                "references", _("References"), "message-square-quote", "references:list", place="more", for_guests=False
            ),
            Section("lessons", _("Lessons"), "book-open", "lessons:list", place="more"),
            Section("reports", _("Reports"), "chart-no-axes-column", "reports:list", place="more", for_guests=False),
            Section("time", pgettext_lazy("hours worked", "Time"), "timer", "time:week", place="more"),
            Section("practices", _("Practices"), "scale", "practices:list", place="foot"),
            Section("imports", _("Bring data"), "upload", "imports:list", place="foot", for_guests=False),
            Section("settings", _("Settings"), "settings", "settings:overview", place="foot"),
            Section("log", _("Log"), "pencil-line", "log:new", go="c", place="plus"),
        )
        navigation.palette_url_name = "palette:find"
        navigation.search_url_name = "search:page"
        navigation.me_url_name = "settings:preferences"
        navigation.bell_url_name = "notices:list"
