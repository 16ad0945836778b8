"""Pages of the social services.

What a template finds on ``page`` (a ServicePage), in the order of display. Text that may
name an amount goes through ``{% services_text … %}`` (plain) or ``{% services_richtext … %}``
(rich), both of the library ``services``; everything else is printed as it is. An empty
optional field means: show no section.

=====================  ======================================================================
``page.contents``      table of contents: [Section(anchor, heading)], only what has content
``page.summary``       plain text; ``page.popular_names_list``: names for „I se mai spune: …”
``page.status_box``    None or StatusBox(kind, label, icon, title, text); text: services_text
``page.audience_text`` ``page.area_served`` ``page.scope_label``
``page.service_type_label`` ``page.pictogram``
``page.conditions`` ``page.amounts`` ``page.documents`` ``page.next_steps``
``page.questions`` ``page.legal_basis`` ``page.do_not_confuse`` ``page.body``
                       StreamFields: ``{% include_block page.conditions %}`` renders the whole
                       answer, without its heading
``page.how_online`` ``page.how_in_person`` ``page.help_filling`` ``page.identification``
``page.deadlines`` ``page.answer_time`` ``page.silence`` ``page.appeal`` ``page.obligations``
                       rich text: ``{% services_richtext page.deadlines %}``
``page.acts_now`` ``page.acts_then``   values of the legal acts by role
``page.fees_label`` ``page.fees_note``   fees_note: services_text
``{% service_offices as offices %}``     the chosen offices, else the institution's main one
``page.review_state()`` ReviewState(kind, text, is_due, reviewed_on, role, next_review)
``page.related_services``  at most six live services: chosen first, then by shared audience
=====================  ======================================================================

On ``page`` as a ServicesIndexPage: ``intro``, ``body``, ``services`` (a queryset in tree order).
"""

from services.models.index_page import ServicesIndexPage
from services.models.reminders import ReviewReminder
from services.models.service_page import ServicePage

__all__ = ["ReviewReminder", "ServicePage", "ServicesIndexPage"]
