"""Who keeps the synonyms of the search, who sees what people look for, and what waits for staff."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from core.console.roles import Role, grant_model
from core.console.tasks import Task, Urgency, register
from core.romanian import counted
from search.models import MissingAnswer

grant_model("search.synonymgroup", *Role, actions=("view",))
grant_model("search.synonymgroup", Role.APPROVER, Role.ADMINISTRATOR)
grant_model("search.querycount", *Role, actions=("view",))
grant_model("search.missinganswer", *Role, actions=("view",))
grant_model("search.missinganswer", Role.APPROVER, Role.ADMINISTRATOR, actions=("change", "delete"))


@register
def messages_about_missing_answers(request: HttpRequest) -> Iterator[Task]:
    """What visitors did not find, for those who may mark it as done."""
    if not request.user.has_perm("search.change_missinganswer"):
        return
    waiting = MissingAnswer.objects.filter(handled=False).count()
    if waiting:
        yield Task(
            text=f"Citiți {counted(waiting, 'mesaj', 'mesaje')} despre ce n-au găsit oamenii",
            url=f"{reverse('search_missinganswer_modeladmin_index')}?handled__exact=0",
            detail="un sinonim sau o propoziție în pagină ajută adesea",
            icon="comment",
            urgency=Urgency.LATER,
        )
