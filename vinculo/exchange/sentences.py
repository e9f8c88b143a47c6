"""
Every sentence an import can answer with. Each says what is wrong and what to do about it.
"""

from django.utils.translation import gettext_lazy as _

CAN_BE_IMPORTED = _("CSV and vCard contacts, mail as .eml or .mbox, and Trello boards as JSON or CSV can be imported.")

FILE_SENTENCES = {
    "empty": _("This file is empty. Export it again from where it came from, then choose the new file."),
    "too_big": _("This file is larger than %(limit)s MB. Split it into smaller files and import them one by one."),
    "gone": _("This file is no longer here. Bring it again."),
    "unreadable": _("Something in this file cannot be read. Export it again from where it came from, and bring that."),
    "excel": _("This is an Excel workbook. In Excel choose Save as, CSV UTF-8, and import that file."),
    "excel_lock": _(
        "This is the lock file Office keeps while a workbook is open. Close Excel and choose the workbook."
    ),
    "zip": _(
        "This is a ZIP archive. Unpack it and choose the file inside that holds the contacts, the mail or the board."
    ),
    "calendar": _(
        "This is a calendar. Calendars cannot be imported yet. CSV and vCard contacts, mail as .eml or .mbox, and "
        "Trello boards as JSON or CSV can be."
    ),
    "xml": _(
        "This is an XML file. It cannot be imported yet. CSV and vCard contacts, mail as .eml or .mbox, and "
        "Trello boards as JSON or CSV can be."
    ),
    "web_page": _("This is a web page, whatever its name says. Export it again and choose CSV as the format."),
    "picture": _(
        "This is a picture. CSV and vCard contacts, mail as .eml or .mbox, and Trello boards as JSON or CSV can be "
        "imported."
    ),
    "pdf": _("This is a PDF. Go back to where it came from and export CSV, vCard, mail or a Trello board instead."),
    "outlook_mail": _(
        "This is an Outlook message or workbook in the old Office format. Save it as .eml or CSV instead."
    ),
    "unknown": _(
        "Nothing in this file is known here. CSV and vCard contacts, mail as .eml or .mbox, and Trello boards as "
        "JSON or CSV can be imported."
    ),
    "not_text": _("This file holds bytes that are not text. Open it where it came from and export it again as UTF-8."),
    "plain_text": _(
        "This is plain text without columns. To import contacts, save them as CSV with a first line of headings."
    ),
    "no_rows": _("This file has headings and no rows below them. Export it again with the contacts in it."),
    "too_many_rows": _("This file holds more than %(limit)s rows. Split it and import the parts one by one."),
    "too_many_columns": _("This file has more than %(limit)s columns. Keep the columns you need and import it again."),
    "opportunities": _(
        "This is a list of opportunities (%(headings)s), not of contacts. Export the contacts and import that list."
    ),
    "not_columns": _("No column of this file is a name or an e-mail address. Say which column is which."),
    "no_cards": _("No contact card in this file could be read. Export the contacts again as vCard 3.0."),
    "no_mail": _("No mail could be read in this file. Save the message as .eml, or the folder as .mbox."),
    "json_broken": _(
        "This file breaks off or is damaged at line %(line)s. Download the board from Trello again and import the new "
        "file."
    ),
    "json_deep": _("This file is nested too deeply to be a board. Export it again from Trello: Export as JSON."),
    "json_number": _("This file holds a number no board can hold (%(number)s). Export it again from Trello."),
    "json_twice": _("This file names “%(key)s” twice in one place, so it is unclear which is meant. Export it again."),
    "not_trello_board": _(
        "This file holds no lists and cards, so it is not a board from Trello. In Trello choose Print, export and "
        "share, then Export as JSON."
    ),
    "not_trello_lists": _(
        "The lists in this file have no ids, so it is not an export from Trello. In Trello choose Print, export and "
        "share, then Export as JSON."
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
    "no_company": _("No company, so no client it belongs to. Choose a client for this import, or add a company."),
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
    "picture_left": _("The picture was left out."),
}
