"""Files as a client sends and fetches them."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

from django.conf import settings as ours
from django.core.files.uploadedfile import SimpleUploadedFile

from vinculo.documents.models import Version


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def send(browser: Any, name: str, data: bytes) -> Version:
    file = SimpleUploadedFile("x", data)
    file._name = name  # as a client other than a browser would send it
    browser.post("/portal/files/new/", {"files": file})
    return Version.objects.latest("pk")


def send_in_pieces(browser: Any, project: int, name: str, data: bytes) -> Version:
    """No reader of forms looks at the name first."""
    said = json.dumps({"name": name, "size": len(data)})
    address = f"/portal/files/uploads/?project={project}"
    upload = browser.post(address, said, content_type="application/json").json()["upload"]
    browser.post(f"/portal/files/uploads/{upload}/piece/?offset=0", data, content_type="application/octet-stream")
    browser.post(f"/portal/files/uploads/{upload}/finish/")
    return Version.objects.latest("pk")


def fetch(browser: Any, version: Version) -> Any:
    return browser.get(browser.get(f"/portal/files/{version.document_id}/versions/1/get/")["Location"])


def files() -> set[str]:
    """Everything under the data folder of the tests but the database."""
    folder = Path(ours.DATA_DIR)
    found = (path for path in folder.rglob("*") if path.is_file() and "sqlite3" not in path.name)
    return {str(path.relative_to(folder)) for path in found}
