"""What anybody says of a record: corrections and reviews, and who wants to hear of changes."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from directory.models.geography import County
from directory.models.nomenclature import TaxonomyTerm
from directory.models.records import Service

RATINGS = {
    1: "foarte nemulțumit",
    2: "nemulțumit",
    3: "nici mulțumit, nici nemulțumit",
    4: "mulțumit",
    5: "foarte mulțumit",
}


class Suggestion(models.Model):
    """A mistake that somebody saw on a record, and how it should be."""

    class State(models.TextChoices):
        NEW = "new", "nouă"
        ACCEPTED = "accepted", "acceptată"
        REFUSED = "refused", "refuzată"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="suggestions")
    field = models.CharField("câmp", max_length=24, blank=True, help_text="Gol: despre toată fișa.")
    shown = models.TextField("ce scria în fișă", blank=True)
    proposed = models.TextField("cum e corect", blank=True)
    note = models.TextField("ce e greșit", blank=True)
    email = models.EmailField("adresa celui care a scris", blank=True)
    key = models.CharField("amprenta trimiterii", max_length=32, unique=True, editable=False)
    at = models.DateTimeField("primită la")
    state = models.CharField("stare", max_length=8, choices=State.choices, default=State.NEW)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine a hotărât",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField("când s-a hotărât", null=True, blank=True)
    reason = models.CharField("motivul", max_length=300, blank=True)

    class Meta:
        verbose_name = "sesizare"
        verbose_name_plural = "sesizări"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["state", "at"]), models.Index(fields=["decided_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="new", decided_at__isnull=True)
                | Q(state__in=["accepted", "refused"], decided_at__isnull=False),
                name="suggestion_decided_with_its_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.field or 'fișa'}, {timezone.localtime(self.at):%d.%m.%Y}"


class ReviewQuerySet(models.QuerySet["Review"]):
    """What callers ask of the reviews."""

    def published(self) -> "ReviewQuerySet":
        """Return what anybody may read: nothing without a person's decision in the log."""
        decided = ReviewDecision.objects.filter(
            review=OuterRef("pk"), action=ReviewDecision.Action.PUBLISH
        )
        return self.filter(Exists(decided), state=Review.State.PUBLISHED)

    def to_decide(self) -> "ReviewQuerySet":
        """Return what waits for a moderator: new ones, appeals, replies."""
        return self.filter(
            Q(state=Review.State.WAITING)
            | Q(appeal_state=Review.Answer.WAITING)
            | Q(reply_state=Review.Answer.WAITING)
        ).exclude(state=Review.State.WITHDRAWN)


class Review(models.Model):
    """What a beneficiary says of a service; public only after a moderator read it."""

    class State(models.TextChoices):
        WAITING = "waiting", "așteaptă un moderator"
        PUBLISHED = "published", "publicată"
        REFUSED = "refused", "refuzată"
        HIDDEN = "hidden", "ascunsă după contestație"
        WITHDRAWN = "withdrawn", "retrasă de autor"

    class Answer(models.TextChoices):
        """Where a reply or an appeal stands."""

        NONE = "", "nu există"
        WAITING = "waiting", "așteaptă un moderator"
        ACCEPTED = "accepted", "acceptată"
        REFUSED = "refused", "refuzată"

    class Side(models.TextChoices):
        AUTHOR = "author", "autorul"
        PROVIDER = "provider", "furnizorul"

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="reviews")
    rating = models.PositiveSmallIntegerField(
        "nota", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    text = models.TextField("părerea")
    email = models.EmailField("adresa autorului", blank=True)
    key = models.CharField("amprenta trimiterii", max_length=32, unique=True, editable=False)
    at = models.DateTimeField("primită la")
    state = models.CharField("stare", max_length=10, choices=State.choices, default=State.WAITING)
    published_at = models.DateTimeField("publicată la", null=True, blank=True)
    decided_at = models.DateTimeField("când s-a hotărât", null=True, blank=True)
    reason = models.CharField("motivul", max_length=300, blank=True)
    reply = models.TextField("răspunsul furnizorului", blank=True)
    reply_state = models.CharField(
        "starea răspunsului", max_length=8, choices=Answer.choices, blank=True
    )
    reply_at = models.DateTimeField("răspuns primit la", null=True, blank=True)
    appeal = models.TextField("contestația", blank=True)
    appeal_by = models.CharField("cine contestă", max_length=8, choices=Side.choices, blank=True)
    appeal_state = models.CharField(
        "starea contestației", max_length=8, choices=Answer.choices, blank=True
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        verbose_name = "părere"
        verbose_name_plural = "păreri"
        ordering = ["at", "id"]
        indexes = [
            models.Index(fields=["state", "at"]),
            models.Index(fields=["service", "state", "published_at"]),
            models.Index(fields=["reply_state"]),
            models.Index(fields=["appeal_state"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 5)),
                name="review_rating_from_one_to_five",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="review_published_with_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"părere din {timezone.localtime(self.at):%d.%m.%Y}"

    @property
    def rating_words(self) -> str:
        """The mark in words, or nothing."""
        return RATINGS.get(self.rating or 0, "")

    @property
    def reply_words(self) -> str:
        """Where the provider's reply stands, as one says of a „răspuns”."""
        words = {self.Answer.ACCEPTED: "publicat", self.Answer.REFUSED: "refuzat"}
        return words.get(self.Answer(self.reply_state), self.get_reply_state_display())


class ReviewDecision(models.Model):
    """The log of what was decided about a review, by whom and why."""

    class Action(models.TextChoices):
        PUBLISH = "publish", "publicată"
        REFUSE = "refuse", "refuzată"
        HIDE = "hide", "ascunsă după contestație"
        KEEP = "keep", "păstrată după contestație"
        PUBLISH_REPLY = "publish_reply", "răspuns publicat"
        REFUSE_REPLY = "refuse_reply", "răspuns refuzat"
        CLEAN = "clean", "date personale șterse"

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="decisions")
    action = models.CharField("hotărârea", max_length=14, choices=Action.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="cine a hotărât",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    at = models.DateTimeField("când")
    reason = models.CharField("motivul", max_length=300, blank=True)

    class Meta:
        verbose_name = "hotărâre despre o părere"
        verbose_name_plural = "hotărâri despre păreri"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["review", "action"])]

    def __str__(self) -> str:
        return f"{self.get_action_display()}, {timezone.localtime(self.at):%d.%m.%Y}"


class Watch(models.Model):
    """An address that wants to hear of a service, or of a type of services in a county.

    Unsubscribing deletes the row: nothing of the person stays.
    """

    class Frequency(models.TextChoices):
        IMMEDIATE = "immediate", "imediat"
        WEEKLY = "weekly", "o dată pe săptămână"

    email = models.EmailField("adresa de e-mail")
    service = models.ForeignKey(
        Service, on_delete=models.CASCADE, null=True, blank=True, related_name="watches"
    )
    county = models.ForeignKey(
        County,
        verbose_name="județ",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    term = models.ForeignKey(
        TaxonomyTerm, verbose_name="tip de serviciu", on_delete=models.CASCADE, null=True, blank=True,
        related_name="+",
    )  # fmt: skip
    frequency = models.CharField(
        "cât de des", max_length=9, choices=Frequency.choices, default=Frequency.WEEKLY
    )
    asked_at = models.DateTimeField("cerută la")
    confirmed_at = models.DateTimeField("confirmată la", null=True, blank=True)

    class Meta:
        verbose_name = "urmărire"
        verbose_name_plural = "urmăriri"
        indexes = [
            models.Index(fields=["confirmed_at", "asked_at"]),
            models.Index(fields=["county", "term"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(service__isnull=False, county__isnull=True, term__isnull=True)
                | Q(service__isnull=True, county__isnull=False),
                name="watch_of_a_service_or_of_a_county",
            ),
            models.UniqueConstraint(
                fields=["email", "service"],
                condition=Q(service__isnull=False),
                name="one_watch_of_a_service",
            ),
            models.UniqueConstraint(
                fields=["email", "county", "term"],
                condition=Q(term__isnull=False),
                name="one_watch_of_a_type_in_a_county",
            ),
            models.UniqueConstraint(
                fields=["email", "county"],
                condition=Q(county__isnull=False, term__isnull=True),
                name="one_watch_of_a_county",
            ),
        ]

    def __str__(self) -> str:
        return f"urmărire {self.pk}"


class NotificationPreference(models.Model):
    """How often a provider's user or a moderator wants mail."""

    class Frequency(models.TextChoices):
        IMMEDIATE = "immediate", "imediat"
        DAILY = "daily", "un rezumat pe zi"
        NONE = "none", "deloc"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="map_notifications"
    )
    frequency = models.CharField(
        "cât de des", max_length=9, choices=Frequency.choices, default=Frequency.DAILY
    )

    class Meta:
        verbose_name = "preferință de înștiințare"
        verbose_name_plural = "preferințe de înștiințare"

    def __str__(self) -> str:
        return self.get_frequency_display()


class Notice(models.Model):
    """One thing told to one address: waits for its summary, or was handed to the outbox.

    The key says who is told of what, so that nobody is told twice.
    """

    key = models.CharField("cheie", max_length=120, unique=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+"
    )
    watch = models.ForeignKey(Watch, on_delete=models.CASCADE, null=True, related_name="notices")
    text = models.TextField("ce s-a întâmplat")
    url = models.CharField("adresa", max_length=300)
    at = models.DateTimeField("când")
    told_at = models.DateTimeField("spus la", null=True)

    class Meta:
        verbose_name = "înștiințare"
        verbose_name_plural = "înștiințări"
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["told_at"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(user__isnull=False, watch__isnull=True)
                | Q(user__isnull=True, watch__isnull=False),
                name="notice_for_a_user_or_a_watch",
            )
        ]

    def __str__(self) -> str:
        return self.key


class NoticeCursor(models.Model):
    """Up to which row of a kind everybody was told.

    Rows of a long transaction appear after later ones: ``settled`` stays behind ``seen`` for a
    while, and what lies between is read again.
    """

    kind = models.CharField(max_length=20, primary_key=True)
    seen = models.PositiveBigIntegerField(default=0)
    settled = models.PositiveBigIntegerField(default=0)
    moved_at = models.DateTimeField()

    class Meta:
        verbose_name = "semn de citire"
        verbose_name_plural = "semne de citire"

    def __str__(self) -> str:
        return self.kind
