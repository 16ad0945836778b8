"""Noticeboards, slides, screens, and what screens say of themselves."""

from displays.models.alert import AlertTemplate, HallAlert
from displays.models.group import ScreenGroup
from displays.models.noticeboard_page import NoticeboardPage
from displays.models.play import Play
from displays.models.player import Player
from displays.models.publication import Publication
from displays.models.screen import Screen
from displays.models.slide_page import SlidePage, SlideQuerySet
from displays.models.state import ScreenState

__all__ = [
    "AlertTemplate",
    "HallAlert",
    "NoticeboardPage",
    "Play",
    "Player",
    "Publication",
    "Screen",
    "ScreenGroup",
    "ScreenState",
    "SlidePage",
    "SlideQuerySet",
]
