"""Page models of the public site."""

from home.models.home_page import HomePage
from home.models.info import InfoPage
from home.models.news import NewsIndexPage, NewsPage

__all__ = ["HomePage", "InfoPage", "NewsIndexPage", "NewsPage"]
