"""
Time stamps by somebody else (RFC 3161), over HTTP. One that cannot be had is an exception: our own clock never takes
its place. Asked the way the record asks: by https, at a public address, without following anything on, unless the
settings allow more.
"""

import asyncio
from io import BytesIO

from asn1crypto import tsp
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from vinculo.documents.sealing.apart import apart
from vinculo.record.outbound import Allowed, post

FIELD, ASKED = "Stamp", "application/timestamp-query"
NoStamp = TimestampRequestError


class Stamper(TimeStamper):
    """Asks the authority at one address. NoStamp: it is away, refuses, or answers something else."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        answer = await asyncio.to_thread(self._ask, req.dump())
        try:
            response = tsp.TimeStampResp.load(answer, strict=True)
            if response["status"]["status"].native in ("granted", "granted_with_mods"):
                _fits(response, req)
        except (ValueError, KeyError, TypeError) as why:
            raise NoStamp("the answer is no time stamp") from why
        return response

    def _ask(self, asked: bytes) -> bytes:
        allowed = Allowed(private=settings.TSA_ALLOW_PRIVATE, plain=settings.TSA_ALLOW_HTTP)
        try:
            return post(self.url, asked, media_type=ASKED, allowed=allowed)
        except OSError as why:
            raise NoStamp("the time stamp authority does not answer") from why


def _fits(response: tsp.TimeStampResp, asked: tsp.TimeStampReq) -> None:
    """A stamp of another hash is no stamp of ours."""
    info = response["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
    if info["message_imprint"].dump() != asked["message_imprint"].dump():
        raise ValueError("another hash was stamped")


def stamper() -> Stamper | None:
    """As VINCULO_TSA_URL says; None where no stamps are wanted."""
    return Stamper(settings.TSA_URL) if settings.TSA_URL else None


def stamp_whole(content: bytes, by: TimeStamper) -> bytes:
    """A time stamp over a sealed file, added behind it; what was there stays. NoStamp when it cannot be had."""
    out = BytesIO()
    writer = IncrementalPdfFileWriter(BytesIO(content), strict=False)
    apart(PdfTimeStamper(by, field_name=FIELD).timestamp_pdf, writer, "sha256", output=out)
    return out.getvalue()
