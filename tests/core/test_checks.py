"""The house rules that ``portal check`` keeps."""

from types import SimpleNamespace

from wagtail.models import Page

from core import checks


def test_the_project_keeps_its_rules():
    assert checks.source_root_is_no_package(None) == []
    assert checks.pages_extend_base_page(None) == []


def test_a_package_in_the_source_root_is_found(settings, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "__init__.py").touch()
    settings.BASE_DIR = tmp_path
    assert [message.id for message in checks.source_root_is_no_package(None)] == ["core.E001"]


def test_a_page_that_does_not_extend_ours_is_found(monkeypatch):
    class Stray(Page):
        class Meta:
            abstract = True

    Stray._meta = SimpleNamespace(app_label="home")
    monkeypatch.setattr(checks, "apps", SimpleNamespace(get_models=lambda: [Stray]))
    assert [message.id for message in checks.pages_extend_base_page(None)] == ["core.E002"]
