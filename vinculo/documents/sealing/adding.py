"""Adding pages and files behind a PDF. Its own bytes stay as they are, as the beginning of the new file."""

from io import BytesIO

from pyhanko.pdf_utils import embed, generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject

SOURCE = pdf_name("/Source")


def with_pages_and_files(content: bytes, pages: bytes, files: dict[str, tuple[bytes, str]]) -> bytes:
    """
    `content`, behind it the pages of another PDF, and files attached inside.

    Parameters: the PDF to add to; the PDF whose pages are added; by file name, the bytes and a description. The result
    begins with exactly `content`.
    """
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    added = PdfFileReader(BytesIO(pages), strict=False)
    for number in range(int(added.root["/Pages"]["/Count"])):
        _add_page(writer, added, number)
    attach(writer, files)
    out = BytesIO()
    writer.write(out)
    made = out.getvalue()
    assert made.startswith(content)
    return made


def with_files(content: bytes, files: dict[str, tuple[bytes, str]]) -> bytes:
    """`content` with files attached inside; it begins with exactly `content`."""
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    attach(writer, files)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def attach(writer: IncrementalPdfFileWriter, files: dict[str, tuple[bytes, str]]) -> None:
    for name, (content, description) in files.items():
        data = embed.EmbeddedFileObject.from_file_data(
            writer, data=content, params=embed.EmbeddedFileParams(), mime_type="application/pdf"
        )
        spec = embed.FileSpec(
            file_spec_string=name, file_name=name, embedded_data=data, description=description, af_relationship=SOURCE
        )
        embed.embed_file(writer, spec)


def attached(reader: PdfFileReader) -> dict[str, bytes]:
    """The files inside, by name."""
    try:
        names = reader.root["/Names"]["/EmbeddedFiles"]["/Names"]
    except KeyError:
        return {}
    found = {}
    for position in range(0, len(names) - 1, 2):
        spec = names[position + 1]
        found[str(spec["/UF"] if "/UF" in spec else spec["/F"])] = spec["/EF"]["/F"].data
    return found


def _add_page(writer: IncrementalPdfFileWriter, source: PdfFileReader, number: int) -> None:
    """The page is drawn as one picture onto a new page, so that nothing but its drawing comes along."""
    drawn = writer.import_page_as_xobject(source, page_ix=number)
    left, lower, right, upper = (float(edge) for edge in drawn.get_object()["/BBox"])
    resources = generic.DictionaryObject({pdf_name("/XObject"): generic.DictionaryObject({pdf_name("/Page"): drawn})})
    contents = writer.add_object(generic.StreamObject(stream_data=b"q /Page Do Q"))
    writer.insert_page(PageObject(contents, (left, lower, right, upper), resources))
