"""The approval step: an approver who sends a page back says why."""

from django import forms

from wagtail.forms import TaskStateCommentForm
from wagtail.models import AbstractGroupApprovalTask


class RejectionForm(TaskStateCommentForm):
    """The comment that an author needs in order to know what to change."""

    comment = forms.CharField(
        label="Motivul respingerii",
        help_text="Bun: „Suma e cea din 2025; scrieți suma din 2026 și sursa.” De evitat: „nu e bine”.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": "Scrieți de ce respingeți, ca autorul să știe ce are de schimbat."
        },
    )


class VerificationTask(AbstractGroupApprovalTask):
    """Members of the chosen groups approve a page, or send it back with a reason."""

    class Meta(AbstractGroupApprovalTask.Meta):
        abstract = False
        verbose_name = "verificare"
        verbose_name_plural = "verificări"

    def get_form_for_action(self, action: str) -> type[forms.Form]:
        if action == "reject":
            return RejectionForm
        form: type[forms.Form] = super().get_form_for_action(action)
        return form
