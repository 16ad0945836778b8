"""A database as Wagtail's migrations leave it, for tests of what makes a portal of it."""

from django.contrib.auth.models import Group

from wagtail.models import Page, Site, Task, Workflow


def as_wagtail_leaves_it() -> None:
    """Take the portal's home page and roles away; put Wagtail's in their place."""
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    Group.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    Group.objects.bulk_create([Group(name="Editors"), Group(name="Moderators")])
    welcome = Page(title="Welcome to your new Wagtail site!", slug="home")
    Page.get_first_root_node().add_child(instance=welcome)
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)
