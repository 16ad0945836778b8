"""Noticeboards, slides and the screens that play them."""
