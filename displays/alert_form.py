"""The form of an alert: what it says, on which screens, until when."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone

from wagtail.admin.widgets import AdminDateTimeInput

from displays import alert_actions
from displays.models import AlertTemplate, HallAlert, Screen
from displays.models.alert import MAX_TEXT, MAX_TITLE

LONGEST = timedelta(days=7)
WALL_CLOCK = "%d.%m.%Y %H:%M"
TOO_LONG = "Textul este prea lung pentru ecran: cel mult %(limit_value)d de caractere, acum are %(show_value)d."


class AlertForm(forms.ModelForm):
    """Words, end, screens; „închis azi” always stands online too, the others when asked."""

    online = forms.BooleanField(
        label="Arată și pe site",
        required=False,
        help_text="Apare în bara de sus a site-ului și pe avizierul online, până la aceeași oră.",
    )

    class Meta:
        model = HallAlert
        fields = ("title", "text", "ends_at", "screens")
        widgets = {
            "title": forms.TextInput(attrs={"maxlength": MAX_TITLE, "autocomplete": "off"}),
            "text": forms.Textarea(attrs={"maxlength": MAX_TEXT, "rows": 3}),
            "ends_at": AdminDateTimeInput(format=WALL_CLOCK),
            "screens": forms.CheckboxSelectMultiple,
        }
        error_messages = {
            "title": {"required": "Scrieți titlul alertei.", "max_length": TOO_LONG},
            "text": {"max_length": TOO_LONG},
            "ends_at": {
                "required": "Alegeți ora la care se termină alerta.",
                "invalid": "Scrieți data și ora așa: 27.11.2026 14:30.",
            },
            "screens": {"required": "Alegeți cel puțin un ecran."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        today = timezone.localdate()
        working = Screen.objects.filter(Q(retired_on=None) | Q(retired_on__gt=today))
        self.available = list(working.select_related("group").order_by("group__name", "name"))
        screens: Any = self.fields["screens"]
        screens.queryset = working
        ends_at: Any = self.fields["ends_at"]
        ends_at.input_formats = [WALL_CLOCK]
        if self.instance.pk is None:
            self.initial["screens"] = [screen.pk for screen in self.available]
        self.initial["online"] = self.instance.site_alert_id is not None
        if self.always_online:
            del self.fields["online"]

    @property
    def always_online(self) -> bool:
        """Say whether this kind stands on the site without being asked."""
        return self.instance.template == AlertTemplate.CLOSED

    @property
    def groups(self) -> list[tuple[str, list[tuple[Screen, bool]]]]:
        """The screens by group, each with whether it is chosen; those without a group last."""
        chosen = {str(getattr(value, "pk", value)) for value in self["screens"].value() or ()}
        found: dict[str, list[tuple[Screen, bool]]] = {}
        for screen in sorted(self.available, key=lambda screen: screen.group is None):
            name = screen.group.name if screen.group else ""
            found.setdefault(name, []).append((screen, str(screen.pk) in chosen))
        return list(found.items())

    @property
    def orientations(self) -> list[str]:
        """The orientations that the preview shows: those of the screens there are."""
        hung = {screen.orientation for screen in self.available}
        return [name for name in ("landscape", "portrait") if name in hung] or ["landscape"]

    def clean_ends_at(self) -> datetime:
        """Refuse an end that is over, and one so far that it must be a slip of the pen."""
        end: datetime = self.cleaned_data["ends_at"]
        now = timezone.now()
        if end <= now:
            raise forms.ValidationError("Ora de sfârșit a trecut deja. Alegeți una din viitor.")
        if end > now + LONGEST:
            raise forms.ValidationError(
                "O alertă ține cel mult 7 zile. Pentru mai mult faceți un slide pe avizier."
            )
        return end

    def put_up(self, user: Any) -> HallAlert:
        """Save the alert and send it to its screens."""
        online = self.always_online or self.cleaned_data["online"]
        screens = self.cleaned_data["screens"]
        return alert_actions.put_up(self.instance, screens, online=online, user=user)
