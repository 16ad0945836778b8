"""Uploads are read as a stream, from people who signed in, up to one limit.

Without this anyone could fill the disk with temporary files: Django parses a form before a
view or the CSRF check sees it.
"""

from io import BytesIO
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class OversizedUpload(UploadedFile):
    """What is left of a file over the limit: its name, its true size and its first bytes.

    The form field that gets it refuses it with its own sentence about the size.
    """


class GuardedUploadHandler(FileUploadHandler):
    """Passes files of signed-in people on to the next handlers until the limit is reached."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        user = getattr(self.request, "user", None)
        if user is None or not user.has_perm("wagtailadmin.access_admin"):
            raise SkipFile
        super().new_file(*args, **kwargs)
        self.head = b""
        self.too_big = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if not self.head:
            self.head = raw_data
        self.too_big = start + len(raw_data) > settings.UPLOAD_MAX_BYTES
        return None if self.too_big else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if not self.too_big:
            return None
        self._drop_what_was_kept()
        return OversizedUpload(
            file=BytesIO(self.head),
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
        )

    def _drop_what_was_kept(self) -> None:
        """Delete the temporary file now; left to the garbage collector it may stay for long."""
        for handler in self.request.upload_handlers if self.request else []:
            kept = getattr(handler, "file", None)
            if isinstance(kept, TemporaryUploadedFile):
                kept.close()
