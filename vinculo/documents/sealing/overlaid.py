"""What was done to a PDF after it was signed. A signature stays mathematically valid whatever is added behind it."""

from io import SEEK_END

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, ModificationLevel, SuspiciousModification
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel


def changed_after_signing(reader: PdfFileReader) -> bool:
    """Whether something was added that one of its signatures does not allow."""
    return any(added_after(signature) in ("content", "unclear") for signature in reader.embedded_signatures)


def added_after(signature: EmbeddedPdfSignature) -> str:
    """
    What stands behind the bytes that this signature covers: "" (nothing, it covers the whole file), "proofs" (only time
    stamps and what is needed to check), "fields" (forms filled in, further signatures), "content" (anything else), or
    "unclear" (its byte ranges do not fit: the file was built to deceive, or damaged).
    """
    try:
        signature.compute_integrity_info(diff_policy=DEFAULT_DIFF_POLICY)
    except (SignatureValidationError, PdfError, ValueError, KeyError, TypeError):
        return "unclear"
    coverage = signature.coverage
    if coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return "" if _reaches_the_end(signature) else "content"
    if signature.signed_revision == signature.reader.xrefs.total_revisions - 1:
        return "content"  # bytes behind the end that belong to no revision
    if coverage != SignatureCoverageLevel.ENTIRE_REVISION:
        return "unclear"
    difference = signature.diff_result
    if difference is None or isinstance(difference, SuspiciousModification):
        return "content"
    if difference.modification_level <= ModificationLevel.LTA_UPDATES:
        return "proofs"
    return "fields" if difference.modification_level <= ModificationLevel.FORM_FILLING else "content"


def _reaches_the_end(signature: EmbeddedPdfSignature) -> bool:
    """To the last byte. The library is content when no further revision follows; readers that mend files are not."""
    start, length = [int(number) for number in signature.byte_range][-2:]
    stream = signature.reader.stream
    return start + length == stream.seek(0, SEEK_END)
