"""
Every sentence an import can answer with. Each says what is wrong and what to do about it.
"""

from django.utils.translation import gettext_lazy as _

FILE_SENTENCES = {
    "empty": _("This file is empty. Export it again from where it came from, then choose the new file."),
    "too_big": _("This file is larger than %(limit)s MB. Split it into smaller files and import them one by one."),
    "gone": _("This file is no longer here. Bring it again."),
    "unreadable": _("Something in this file cannot be read. Export it again from where it came from, and bring that."),
    "zip_mixed": _("This is an Office document and no workbook. Save its table as .xlsx or CSV, and import that file."),
    "excel_lock": _(
        "This is the lock file Office keeps while a workbook is open. Close Excel and choose the workbook."
    ),
    "excel_password": _(
        "This workbook is protected with a password. Open it in Excel, take the password off (File, Info, Protect "
        "workbook), save it and choose it again."
    ),
    "workbook_too_large": _(
        "Unpacked, this workbook would hold more than %(limit)s MB. Save the sheet you need as CSV, and import that."
    ),
    "workbook_packed": _("This workbook has an archive inside it. Save the sheet you need as CSV, and import that."),
    "workbook_too_much": _(
        "This workbook asks for more memory or time than an import may use. Often one cell far away from all others "
        "is to blame. Save the sheet you need as CSV, and import that."
    ),
    "workbook_broken": _("This workbook is damaged. Open it in Excel, save it again as .xlsx and choose the new file."),
    "workbook_empty": _("No sheet of this workbook holds a table with headings. Add a row of headings and try again."),
    "zip": _("This is a ZIP archive of nothing that is known here. Unpack it and choose the file inside."),
    "zip_broken": _("This archive is damaged or was cut off. Download or export it again."),
    "zip_too_large": _(
        "Unpacked, this file would hold more than %(limit)s MB. Export less at once, and import the parts one by one."
    ),
    "zip_too_many": _("This archive holds more than %(limit)s files. Export less at once, or unpack it yourself."),
    "xml": _(
        "This XML file is from none of the systems that are known here. Excel, CSV, vCard, calendars, mail and "
        "exports of Trello, Basecamp, VersionOne and Zoho can be imported."
    ),
    "web_page": _(
        "This is a web page, whatever its name says. Open it in Excel and save it as .xlsx, or export it again as CSV."
    ),
    "picture": _(
        "This is a picture. Go back to where it came from and export a spreadsheet, CSV, vCard or mail instead."
    ),
    "pdf": _("This is a PDF. Go back to where it came from and export a spreadsheet, CSV, vCard or mail instead."),
    "outlook_mail": _(
        "This is an Outlook message or another document of old Office. Save it as .eml or .xlsx instead."
    ),
    "unknown": _(
        "Nothing in this file is known here. Excel, CSV, vCard, calendars, mail and exports of Trello, Basecamp, "
        "VersionOne and Zoho can be imported."
    ),
    "not_text": _("This file holds bytes that are not text. Open it where it came from and export it again as UTF-8."),
    "plain_text": _(
        "This is plain text without columns. To import contacts, save them as CSV with a first line of headings."
    ),
    "no_rows": _("This file has headings and no rows below them. Export it again with the rows in it."),
    "too_many_rows": _("This file holds more than %(limit)s rows. Split it and import the parts one by one."),
    "too_many_columns": _("This file has more than %(limit)s columns. Keep the columns you need and import it again."),
    "opportunities": _(
        "This is a list of opportunities (%(headings)s), not of contacts. Export the contacts and import that list."
    ),
    "not_columns": _("No column of this file is a name or an e-mail address. Say which column is which."),
    "not_task_columns": _("No column of this file names a task, a project or a milestone. Say which column is which."),
    "nothing_in_it": _("Nothing in this file could be read. Export it again from where it came from, and bring that."),
    "no_events": _("This calendar holds no events. Export it again with the events in it."),
    "no_plan": _("This is no plan that was taken along from here. Choose the workbook of this project's plan."),
    "plan_columns": _("The headings of this plan were changed. Put the first row back as it was, and try again."),
    "other_plan": _("This is the plan of another project. Choose the workbook of this one."),
    "own_plan": _("This is a plan that was taken along from Vínculo. Bring it back on the plan of its project."),
    "no_cards": _("No contact card in this file could be read. Export the contacts again as vCard 3.0."),
    "no_mail": _("No mail could be read in this file. Save the message as .eml, or the folder as .mbox."),
    "json_broken": _(
        "This file breaks off or is damaged at line %(line)s. Export it again from where it came from and import the "
        "new file."
    ),
    "json_part": _(
        "One entry of this file is larger than %(limit)s MB, more than can be read at once. Export less at once, or as "
        "CSV, and import that."
    ),
    "json_deep": _("This file is nested too deeply to be an export. Export it again from where it came from."),
    "json_number": _("This file holds a number no export holds (%(number)s). Export it again from where it came from."),
    "json_twice": _("This file names “%(key)s” twice in one place, so it is unclear which is meant. Export it again."),
    "not_trello_board": _(
        "This file holds no lists and cards, so it is not a board from Trello. In Trello choose Print, export and "
        "share, then Export as JSON."
    ),
    "not_trello_lists": _(
        "The lists in this file have no ids, so it is not an export from Trello. In Trello choose Print, export and "
        "share, then Export as JSON."
    ),
    "not_basecamp": _(
        "This file holds nothing of Basecamp that is known here. Bring the JSON its programming interface answers "
        "with: projects, people, to-dos, messages, comments, cards."
    ),
    "not_versionone": _(
        "This file holds no assets of VersionOne. Bring what rest-1.v1/Data or query.v1 answers with, as XML or JSON."
    ),
    "xml_broken": _(
        "This file breaks off or is damaged at line %(line)s. Export it again from where it came from and import the "
        "new file."
    ),
    "xml_unsafe": _("This XML file brings definitions of its own, which no export does. It was not opened."),
    "xml_deep": _("This file is nested too deeply to be an export. Export it again from where it came from."),
    "zoho_module": _(
        "This file from Zoho holds neither accounts, contacts, leads, deals, notes, tasks, events, calls nor projects. "
        "Export one of these."
    ),
    "not_trello_cards": _(
        "The cards in this file do not say which list they are in, so it is not an export from Trello. In Trello "
        "choose Print, export and share, then Export as JSON."
    ),
}

ROW_SENTENCES = {
    "unclosed_quote": _("A quotation mark opens on this line and never closes. Close it and import the file again."),
    "cell_too_big": _("A cell on this line is larger than %(limit)s MB. Shorten it and import the row again."),
    "broken_row": _("This line could not be read as a row. Check its quotation marks."),
    "too_many_cells": _("This row has more cells than there are headings. Check its quotation marks and separators."),
    "nobody": _("No name and no e-mail address. Add one of them and import the row again."),
    "name_too_long": _("The name is longer than %(limit)s characters. Shorten it and import the row again."),
    "marked_delete": _("The file asks to delete this contact. An import never deletes; remove the contact by hand."),
    "card_unfinished": _("This contact card has no end. Export the contacts again."),
    "card_too_big": _("This contact card is larger than %(limit)s MB. Remove its picture and import it again."),
    "mail_too_big": _("This mail is larger than %(limit)s MB. Remove its attachments and import it again."),
    "mail_broken": _("This mail could not be read. Save it again from your mail programme."),
    "mail_too_many_parts": _("This mail is made of more than %(limit)s parts and was not opened."),
    "card_without_name": _("This card has no name."),
    "card_twice": _("Another card of this board has the same id, so this one was left out."),
    "card_of_no_list": _("The list of this card is not in the file. The card was put under “No list”."),
    "checklist_of_no_card": _("The card of this checklist is not in the file."),
    "unreadable_part": _("This part of the board could not be read."),
    "bad_date": _("The date “%(value)s” does not exist. The card came without it."),
    "unknown_member": _("A member of this card is not named in the file."),
    "nameless": _("It has no name there, so there is nothing to call it. Name it there and export it again."),
    "no_words": _("Nothing is written in it."),
    "no_time": _("It does not say when it begins."),
    "of_no_project": _("It does not say which project it belongs to."),
    "binned_there": _("It is in the bin there, or deleted, so it was left out."),
    "a_template": _("A template, not work. It was left out."),
    "a_colleague": _("One of your own people. Colleagues are invited, not imported; what they did keeps their name."),
    "kind_left": _("Entries of the kind “%(kind)s” have no place here and were left out: %(count)s."),
    "taken_once": _("Entries that are in the file more than once were taken once: %(count)s."),
    "lists_empty": _("Lists without entries in this file, of which nothing came: %(count)s."),
    "list_partly": _(
        "Of %(total)s entries of this list, %(here)s are in the file. Export the others and import them too."
    ),
    "comments_elsewhere": _(
        "The file speaks of %(total)s comments and holds %(here)s of them. Export the comments and import them too."
    ),
    "only_a_page": _(
        "This file holds %(here)s of %(total)s entries of the kind “%(kind)s”: it is one page of several. Export the "
        "others and import them too."
    ),
    "no_scope": _(
        "Entries that do not say their project were put into one named like the file: %(count)s. Export them with "
        "their Scope to have them apart."
    ),
    "on_nothing": _("What it is about is not in the file."),
    "broken_down": _("It was broken down into smaller ones there, which come in its place."),
    "private_there": _("It is private there, so it was left out."),
    "file_locked": _("This file of the archive is locked with a password."),
    "file_broken": _("This file of the archive is damaged."),
    "file_packed": _("This file of the archive is an archive itself and was not opened."),
    "file_left": _("This file of the archive is of another kind and was left out."),
    "zoho_nameless": _("It has no name in Zoho, so there is nothing to call it. Name it there and export it again."),
    "zoho_unreadable": _("This part of the file could not be read as a record of Zoho."),
    "zoho_id_rounded": _(
        "A spreadsheet rounded its id to %(value)s, so nobody knows which record it was. Bring the file as Zoho "
        "wrote it."
    ),
    "zoho_other_module": _("This file of the backup holds something that has no place here, so it was left out."),
    "zoho_task_of_nobody": _(
        "It belongs to no account, so to no client. Give it one in Zoho, or write it down by hand."
    ),
    "zoho_event_without_time": _("It does not say when it begins."),
    "no_company": _("No company, so no client it belongs to. Choose a client for this import, or add a company."),
    "event_todo": _("This is a to-do of the calendar, not an event, and was left out."),
    "event_unfinished": _("This event has no end in the file. Export the calendar again."),
    "event_no_time": _("This event has no date that can be read, so it has no place in a calendar."),
    "event_no_title": _("This event says neither what nor where it is."),
    "event_older": _("A later version of the same event is in the file. That one was taken."),
    "event_off": _("This event was called off."),
    "total_row": _("This row holds totals, not a task."),
    "no_project": _("The project it belongs to is not in the file and did not come before, or was left out."),
    "no_task": _("This row names no task. Give it a title and import it again."),
    "task_of_nothing": _("The task this was said on is not in the file and did not come before, or was left out."),
    "said_of_nobody": _("It belongs to no client. Choose a client for this import, or bring the file that names them."),
    "said_of_lead": _("It was said to somebody who is a lead here. Only exchanges with clients are kept."),
    "deal_of_nobody": _("No company and nobody known, so no client it belongs to. Choose a client for this import."),
    "meeting_of_nobody": _("Nobody in it is a contact, and it belongs to no project. Choose a client for this import."),
    "not_wanted": _("Left out, as you chose."),
    "thrown_away": _("It came before and is in the bin by now. Take it out of the bin to have it follow."),
    "twice_there": _("Another row of this file has the same number, so this one was left out."),
    "same_as_another": _("Another row of this file is the same here, so the two are one."),
    "kept_ours": _("Changed here since the last import, so ours stays."),
    "shared_since": _("The client sees this by now, so it stays as they know it, unless you say otherwise."),
    "shared_changed": _("The client sees this, and sees the change."),
    "is_lead": _("A lead there, so a lead here."),
    "in_lead_note": _("It was said to a lead, so it stands in what is noted about them."),
    "with_lead": _("Written down with the lead of their company."),
    "in_bin": _("This contact is in the bin. Take them out of the bin to have them back."),
    "mail_reply": _("An automatic answer; nobody wrote it."),
    "mail_list": _("A newsletter or a mailing list, not a letter to you."),
    "mail_bounce": _("A notice that a mail could not be delivered."),
    "mail_no_date": _("This mail has no date that can be read, so it has no place in the record."),
    "mail_no_sender": _("This mail does not say who sent it."),
    "mail_internal": _("Only people of yours wrote and read this mail."),
    "mail_nobody": _(
        "Nobody in this mail is a contact: %(addresses)s. Add one of them, or choose a client for the file."
    ),
    "mail_several": _("Its people belong to several clients: %(clients)s. Import it with one client chosen."),
    "mail_here": _("This mail is in the record already."),
}

REMARK_SENTENCES = {
    "mail_refused": _("“%(value)s” is not an e-mail address and was left out."),
    "web_refused": _("“%(value)s” is not a web address and was left out."),
    "date_refused": _("“%(value)s” is not a date that can be read with certainty and was left out."),
    "shortened": _("A text was longer than can be kept and was cut."),
    "more_cells": _("The row has more cells than there are headings; the last ones were left out."),
    "zoho_amount": _("“%(value)s” is not an amount and was left out."),
    "number_refused": _("“%(value)s” is not a share between 0 and 100 and was left out."),
    "length_refused": _("“%(value)s” does not say how long in hours or days and was left out."),
    "link_refused": _("“%(value)s” does not name a task to wait for and was left out."),
    "rhythm_refused": _("How it comes back (%(value)s) cannot be followed. It was taken once."),
    "zone_unknown": _("“%(value)s” is no time zone that we know. The zone you chose was used."),
    "formula_missing": _("The formula under “%(value)s” was saved without its value. Open and save the file in Excel."),
    "mark_about_left": _("Milestones have no description here, so it was left out."),
    "picture_left": _("The picture was left out."),
}
