"""The nomenclature of social services, in versions; a later one never overwrites an earlier one."""

from django.db import models


class Taxonomy(models.Model):
    """One version of the nomenclature (HSDS ``taxonomy``)."""

    name = models.CharField("denumire", max_length=120)
    version = models.CharField("versiune", max_length=40, unique=True)
    valid_from = models.DateField(
        "în vigoare de la", null=True, blank=True, help_text="Gol: dinaintea celorlalte versiuni."
    )
    valid_to = models.DateField("în vigoare până la", null=True, blank=True)
    source = models.CharField("sursă", max_length=300)

    class Meta:
        verbose_name = "nomenclator"
        verbose_name_plural = "nomenclatoare"
        ordering = [models.F("valid_from").desc(nulls_last=True)]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="taxonomy_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.version})"


class BeneficiaryGroup(models.Model):
    """Whom a service is for, read from the letters of its code (table with source in reference/)."""

    code = models.SlugField("cod", max_length=24, primary_key=True)
    name = models.CharField("denumire", max_length=80, unique=True)
    letters = models.CharField("literele codului", max_length=120)
    source = models.CharField("sursă", max_length=200)

    class Meta:
        verbose_name = "grup de beneficiari"
        verbose_name_plural = "grupuri de beneficiari"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Care(models.TextChoices):
    """How a service is given, from the letters of its code."""

    RESIDENTIAL = "residential", "cu cazare"
    DAY = "day", "centru de zi"
    HOME = "home", "la domiciliu"
    FAMILY = "family", "în familie"
    FOOD = "food", "hrană"
    STREET = "street", "în stradă și comunitate"


class TaxonomyTermQuerySet(models.QuerySet["TaxonomyTerm"]):
    """Terms of all versions."""

    def oldest_first(self) -> "TaxonomyTermQuerySet":
        """Order by version, so that of two terms with one code the newest comes last."""
        return self.order_by(models.F("taxonomy__valid_from").asc(nulls_first=True))


class TaxonomyTerm(models.Model):
    """A kind of service with its code (HSDS ``taxonomy_term``)."""

    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="terms")
    code = models.CharField("cod", max_length=20)
    name = models.CharField("denumire", max_length=250)
    category = models.CharField("categorie", max_length=250)
    care = models.CharField("cum se acordă", max_length=12, choices=Care.choices)
    activities = models.JSONField("activități", default=list)
    groups = models.ManyToManyField(
        BeneficiaryGroup, verbose_name="beneficiari", related_name="terms", blank=True
    )
    protected = models.BooleanField(
        "adresă protejată",
        default=False,
        help_text="Servicii pentru victime: adresa și punctul nu apar nicăieri.",
    )

    objects = TaxonomyTermQuerySet.as_manager()

    class Meta:
        verbose_name = "tip de serviciu"
        verbose_name_plural = "tipuri de servicii"
        ordering = ["code"]
        indexes = [
            models.Index(fields=["category"]),
            models.Index(fields=["care"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["taxonomy", "code"], name="one_code_a_taxonomy")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class TermMapping(models.Model):
    """Which term of a later version takes the place of an earlier one."""

    old = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, related_name="successors")
    new = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, related_name="predecessors")
    source = models.CharField("sursă", max_length=300)

    class Meta:
        verbose_name = "corespondență între nomenclatoare"
        verbose_name_plural = "corespondențe între nomenclatoare"
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="one_mapping_a_pair"),
            models.CheckConstraint(
                condition=~models.Q(old=models.F("new")), name="mapping_between_two_terms"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
