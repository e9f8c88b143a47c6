"""Every sample file is read exactly so: what it is and how many records come out, or why it is refused."""

import pytest

from tests.exchange.samples import FOLDER, outcome

EXPECTED: dict[str, tuple[str, int, int] | str] = {
    "contacts/bom_UTF16LE.csv": "not_columns",
    "contacts/bom_UTF32BE.csv": "not_columns",
    "contacts/bom_UTF8.csv": "not_columns",
    "contacts/google_contacts_old.csv": ("google", 1, 0),
    "made/linkedin_connections.csv": ("linkedin", 7, 0),
    "contacts/linkedin_connections_synthetic.csv": ("linkedin", 10, 0),
    "contacts/outlook_action_column.csv": ("outlook", 2, 1),
    "contacts/outlook_minimal.csv": ("outlook", 1, 0),
    "contacts/salesforce_opportunities.csv": "opportunities",
    "contacts/thunderbird.csv": ("thunderbird", 1, 0),
    "vcard/John_Doe_ANDROID.vcf": ("vcard", 6, 0),
    "vcard/John_Doe_IPHONE.vcf": ("vcard", 1, 0),
    "vcard/cp1252_v21.vcf": ("vcard", 1, 0),
    "vcard/gmail-list.vcf": ("vcard", 3, 0),
    "vcard/gmail-single2.vcf": ("vcard", 1, 0),
    "vcard/outlook-2003.vcf": ("vcard", 1, 0),
    "vcard/pl_thebat_qp.vcf": ("vcard", 1, 0),
    "vcard/rfc6350-example.vcf": ("vcard", 1, 0),
    "vcard/utf16be_no_bom.vcf": ("vcard", 1, 0),
    "mail/emlformat_multipart.eml": ("eml", 1, 0),
    "mail/es_outlook_reply_body.txt": "plain_text",
    "mail/mikel_attachment_message_rfc822.eml": ("eml", 1, 0),
    "mail/mikel_attachment_pdf_non_ascii.eml": ("mbox", 1, 0),
    "mail/mikel_bad_date_header.eml": ("eml", 1, 0),
    "mail/mikel_content_transfer_encoding_text-html.eml": ("eml", 1, 0),
    "mail/mikel_encoding_madness.eml": ("eml", 1, 0),
    "mail/mikel_japanese_shift_jis.eml": ("eml", 1, 0),
    "mail/mikel_missing_body.eml": ("eml", 1, 0),
    "mail/mikel_multiple_references_with_one_invalid.eml": ("eml", 1, 0),
    "mail/mikel_raw_email_with_nested_attachment.eml": ("mbox", 1, 0),
    "mail/mikel_weird_to_header.eml": ("eml", 1, 0),
    "mail/mimekit_simple.mbox": ("mbox", 3, 0),
    "mail/mixed_languages_body.txt": "plain_text",
    "mail/pl_gmail_reply_body.txt": "plain_text",
    "mail/pl_onet_reply_body.txt": "plain_text",
    "mail/postal_calendar_invite.eml": ("eml", 1, 0),
    "mail/talon_gmail.eml": ("eml", 1, 0),
    "mail/talon_iphone.eml": ("eml", 1, 0),
    "mail/talon_outlook.eml": ("eml", 1, 0),
    "mail/talon_reply_shares_block.eml": ("eml", 1, 0),
    "mail/talon_sparrow.eml": ("eml", 1, 0),
    "mail/talon_thunderbird.eml": ("eml", 1, 0),
    "mail/zbateson_m0010_cp1252.eml": ("eml", 1, 0),
    "mail/zbateson_m4006_winmail.eml": ("eml", 1, 0),
    "trello/nebula_design_studio.json": ("trello", 49, 0),
    "trello/nebula_public_board.json": ("trello", 119, 0),
    "trello/nextcloud_deck_fixture.json": ("trello", 1, 0),
    "trello/not_an_export_quarry.json": "not_trello_cards",
    "trello/trello2beads_simple_board.json": ("trello", 10, 0),
    "trello/trello2planka_sample_board.json": ("trello", 10, 0),
    "trello/wekan_project100.json": ("trello", 3, 0),
    "trello/zayas_board.json": ("trello", 11, 0),
    "made/csv_named.xlsx": ("table", 3, 0),
    "made/deep_nesting.json": "json_deep",
    "made/empty.csv": "empty",
    "made/empty.eml": "empty",
    "made/empty.ics": "empty",
    "made/empty.json": "empty",
    "made/empty.vcf": "empty",
    "made/empty.xlsx": "empty",
    "made/es_contactos_cp1252.csv": ("table", 3, 0),
    "made/es_contactos_latin1.csv": ("table", 3, 0),
    "made/es_contactos_utf16le_tab.csv": ("table", 3, 0),
    "made/es_contactos_utf8_bom.csv": ("table", 3, 0),
    "made/es_gmail_thread_cp1252_qp.eml": ("eml", 1, 0),
    "made/es_outlook_thread_utf8.eml": ("eml", 1, 0),
    "made/es_pl_seguimiento.xlsx": "excel",
    "made/formula_injection_contacts.csv": ("linkedin", 3, 0),
    "made/html_table_named.xls": "web_page",
    "made/ics_endless_rrule.ics": "calendar",
    "made/ics_madrid_warsaw_dst.ics": "calendar",
    "made/mail_path_traversal.eml": ("eml", 1, 0),
    "made/names_nfc_nfd.csv": ("table", 2, 0),
    "made/nul_bytes.csv": ("table", 1, 0),
    "made/only_header.csv": "no_rows",
    "made/pl_contacts_mac_cr.csv": ("table", 2, 0),
    "made/pl_gmail_thread_cp1250_b64.eml": ("eml", 1, 0),
    "made/pl_kontakty_cp1250.csv": ("table", 2, 0),
    "made/pl_kontakty_iso8859-2.csv": ("table", 2, 0),
    "made/pl_outlook_thread_iso8859-2.eml": ("eml", 1, 0),
    "made/png_named.eml": "picture",
    "made/ragged_rows.csv": "not_columns",
    "made/rtl_emoji_contacts.csv": ("table", 2, 1),
    "made/trello_1500_cards_6MB.json": ("trello", 1500, 4),
    "made/trello_bom.json": ("trello", 10, 0),
    "made/trello_dirty.json": ("trello", 11, 6),
    "made/trello_premium.csv": ("trello_csv", 1, 0),
    "made/trello_truncated.json": "json_broken",
    "made/trello_utf16.json": ("trello", 10, 0),
    "made/truncated.xlsx": "excel",
    "made/v1_xxe.xml": "xml",
    "made/vcard_script.vcf": ("vcard", 1, 1),
    "made/xlsx_named.csv": "excel",
    "made/~$Plan.xlsx": "excel_lock",
    "adversarial/csv_injection_payloads.txt": "plain_text",
}


def present() -> list[str]:
    folders = sorted({name.split("/")[0] for name in EXPECTED})
    return [f"{folder}/{path.name}" for folder in folders for path in sorted((FOLDER / folder).iterdir())]


@pytest.mark.parametrize("name", present())
def test_every_sample_is_read_as_expected(name: str) -> None:
    with (FOLDER / name).open("rb") as stream:
        assert outcome(stream, name) == EXPECTED[name]


def test_enough_samples_are_here_to_mean_something() -> None:
    assert len(present()) > 70
