"""Files with versions, what was approved of them, and what was signed."""

from vinculo.documents.models.approval import Answer, Approval, Approver, ApproverReminder, Remark
from vinculo.documents.models.document import Document, Folder, Page, Upload, Version
from vinculo.documents.models.seal import Certificate
from vinculo.documents.models.signing import Signature, Signer, SignerReminder, SigningRequest

__all__ = [
    "Answer",
    "Approval",
    "Approver",
    "ApproverReminder",
    "Certificate",
    "Document",
    "Folder",
    "Page",
    "Remark",
    "Signature",
    "Signer",
    "SignerReminder",
    "SigningRequest",
    "Upload",
    "Version",
]
