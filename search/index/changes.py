"""Notes every change of what the search knows that Wagtail's framework does not report."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import PageViewRestriction, Site
from wagtail.signals import page_slug_changed, post_page_move

from core.models import PortalSettings
from search.index import freshness
from search.models import SynonymGroup

SEARCHED_WITH = (SynonymGroup, SearchPromotion, PageViewRestriction, PortalSettings, Site)


def searched_with(sender: type, **kwargs: Any) -> None:
    """Something that the search reads beside the pages was saved or deleted."""
    freshness.mark()


for _model in SEARCHED_WITH:  # a receiver for all models would be called for each row of any
    post_save.connect(searched_with, sender=_model)
    post_delete.connect(searched_with, sender=_model)


@receiver([post_page_move, page_slug_changed])
def moved(sender: type, **kwargs: Any) -> None:
    """A page, and all below it, has another address."""
    freshness.mark()
