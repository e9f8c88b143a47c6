from tests.documents.signing.conftest import shared_keys

__all__ = ["shared_keys"]
