"""PDFs that do something, whole and well-formed, so that it is the deed and not the damage that is refused."""

from tests.documents.papers import assembled

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>"
SCRIPT = b"<< /S /JavaScript /JS (1) >>"
TEXT = b"<< /Length 21 >>\nstream\nBT (Paper) Tj ET \n\nendstream"


def paper(catalog: bytes = b"", page: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """A page whose catalog or page holds something more; `more` are objects from number 5 on."""
    return assembled([
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        PAGE[:-2] + page + b" >>",
        TEXT,
        *more,
    ])  # fmt: skip


HARMLESS = {
    "plain": paper(),
    "opens at a page": paper(b"/OpenAction [3 0 R /Fit]"),
    "goes to a page": paper(b"/OpenAction << /S /GoTo /D [3 0 R /Fit] >>"),
    "a link": paper(
        page=b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://luna.example) >> >>]"
    ),
}
ACTIVE = {
    "script": paper(b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>"),
    "script under another name": paper(b"/OpenAction << /S /Java#53cript /J#53 (1) >>"),
    "script by name": paper(b"/Names << /JavaScript << /Names [(a) 5 0 R] >> >>", more=(SCRIPT,)),
    "script that nothing leads to": paper(more=(SCRIPT,)),
    "launch": paper(page=b"/Annots [<< /Subtype /Link /Rect [0 0 9 9] /A << /S /Launch /F (calc.exe) >> >>]"),
    "when it closes": paper(b"/AA << /WC << /S /Named /N /Print >> >>"),
    "sends": paper(page=b"/Annots [<< /Subtype /Widget /Rect [0 0 9 9] /A << /S /SubmitForm /F (x) >> >>]"),
    "opens another file": paper(b"/OpenAction << /S /GoToR /F (other.pdf) /D [0 /Fit] >>"),
    "draws itself anew": paper(b"/AcroForm << /XFA (x) /Fields [] >>"),
    "film": paper(page=b"/Annots [<< /Subtype /RichMedia /Rect [0 0 9 9] >>]"),
    "a file inside": paper(
        b"/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>",
        more=(
            b"<< /Type /Filespec /F (a.exe) /EF << /F 6 0 R >> >>",
            b"<< /Type /EmbeddedFile /Length 2 >>\nstream\nMZ\nendstream",
        ),
    ),
    "prints itself": paper(b"/OpenAction << /S /Named /N /Print >>"),
}  # fmt: skip
NO_PAPER = {
    "nothing": b"",
    "a page of HTML": b"<html><script>alert(1)</script>",
    "cut short": paper()[:200],
    "only a name": b"%PDF-1.7\n",
    "something before it": b"MZ\x90\x00" + paper(),
}
