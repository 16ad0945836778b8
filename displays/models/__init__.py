"""Noticeboards, slides and screens."""

from displays.models.noticeboard_page import NoticeboardPage
from displays.models.screen import Screen
from displays.models.slide_page import SlidePage, SlideQuerySet

__all__ = ["NoticeboardPage", "Screen", "SlidePage", "SlideQuerySet"]
