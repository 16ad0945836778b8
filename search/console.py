"""Who keeps the synonyms of the search."""

from core.console.roles import Role, grant_model

grant_model("search.synonymgroup", Role.APPROVER, Role.ADMINISTRATOR)
