"""The nomenclature as HSDS taxonomies; small enough to be read whole for each request."""

from dataclasses import dataclass
from functools import cached_property

from directory.api import shapes
from directory.api.identifiers import derived
from directory.models import Taxonomy, TaxonomyTerm


def taxonomy_id(taxonomy: Taxonomy) -> str:
    """Return the id of a version of the nomenclature."""
    return derived("taxonomy", taxonomy.version)


def term_id(term: TaxonomyTerm) -> str:
    """Return the id of a term; the same code in another version is another term."""
    return derived("taxonomy_term", f"{term.taxonomy.version}:{term.code}")


def category_id(taxonomy: Taxonomy, category: str) -> str:
    """Return the id of a category, the parent of its terms."""
    return derived("taxonomy_term", f"{taxonomy.version}:category:{category}")


@dataclass
class Nomenclature:
    """All versions with their terms."""

    taxonomies: list[Taxonomy]
    terms: dict[int, TaxonomyTerm]

    @classmethod
    def load(cls) -> "Nomenclature":
        """Read it in three queries."""
        taxonomies = list(Taxonomy.objects.all())
        versions = {taxonomy.pk: taxonomy for taxonomy in taxonomies}
        terms = {}
        for term in TaxonomyTerm.objects.prefetch_related("groups"):
            term.taxonomy = versions[term.taxonomy_id]
            terms[term.pk] = term
        return cls(taxonomies, terms)

    @cached_property
    def term_ids(self) -> dict[int, str]:
        """Return the id of each term by its key."""
        return {key: term_id(term) for key, term in self.terms.items()}

    def keys_under(self, wanted: str) -> list[int]:
        """Return the keys of the terms with this id, or of a category's terms."""
        return [
            key
            for key, term in self.terms.items()
            if wanted in {self.term_ids[key], category_id(term.taxonomy, term.category)}
        ]

    def keys_of(self, wanted: str) -> list[int]:
        """Return the keys of all terms of a taxonomy."""
        return [key for key, term in self.terms.items() if taxonomy_id(term.taxonomy) == wanted]

    def taxonomy_records(self) -> list[shapes.Taxonomy]:
        """Return the versions as HSDS objects."""
        return [taxonomy_record(taxonomy) for taxonomy in self.taxonomies]

    def term_records(self) -> list[shapes.TaxonomyTerm]:
        """Return categories, then types."""
        categories = {(term.taxonomy, term.category): None for term in self.terms.values()}
        return [_category_record(*pair) for pair in categories] + [
            _term_record(term) for term in self.terms.values()
        ]


def taxonomy_record(taxonomy: Taxonomy) -> shapes.Taxonomy:
    """Return a version of the nomenclature as an HSDS object."""
    return {
        "id": taxonomy_id(taxonomy),
        "name": taxonomy.name,
        "description": taxonomy.source,
        "version": taxonomy.version,
    }


def _category_record(taxonomy: Taxonomy, category: str) -> shapes.TaxonomyTerm:
    return {
        "id": category_id(taxonomy, category),
        "code": "",
        "name": category,
        "description": "",
        "taxonomy": taxonomy.name,
        "taxonomy_id": taxonomy_id(taxonomy),
        "language": "ro",
        "taxonomy_detail": taxonomy_record(taxonomy),
    }


def _term_record(term: TaxonomyTerm) -> shapes.TaxonomyTerm:
    return {
        "id": term_id(term),
        "code": term.code,
        "name": term.name,
        "description": "; ".join(term.activities),
        "taxonomy": term.taxonomy.name,
        "taxonomy_id": taxonomy_id(term.taxonomy),
        "language": "ro",
        "parent_id": category_id(term.taxonomy, term.category),
        "taxonomy_detail": taxonomy_record(term.taxonomy),
    }
