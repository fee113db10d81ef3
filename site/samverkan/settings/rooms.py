"""What rooms add to what all pages share, as dotted paths: the shell knows no room."""

# What an editor can put in an article, in the order of the chooser. Each room adds its own.
ARTICLE_BLOCKS = {
    "text": "samverkan.blocks.text.TextBlock",
    "quote": "samverkan.blocks.quote.QuoteBlock",
    "fact_box": "samverkan.blocks.fact_box.FactBoxBlock",
    "accordion": "samverkan.blocks.accordion.AccordionBlock",
    "image": "samverkan.blocks.image.ImageBlock",
    "video": "samverkan.blocks.video.VideoBlock",
    "link_list": "samverkan.blocks.link.LinkListBlock",
    "document_list": "samverkan.blocks.document_list.DocumentListBlock",
    "call_to_action": "samverkan.blocks.link.CallToActionBlock",
    "contacts": "contacts.blocks.ContactsBlock",
    "latest_news": "news.blocks.LatestNewsBlock",
    "upcoming_events": "events.blocks.UpcomingEventsBlock",
    "partnership": "partnerships.blocks.PartnershipBlock",
    "interventions": "partnerships.blocks.InterventionsBlock",
    "organisation": "organisations.blocks.OrganisationBlock",
    "organisations": "organisations.blocks.OrganisationsBlock",
    "key_figures": "samverkan.blocks.key_figures.KeyFiguresBlock",
    "table": "samverkan.blocks.table.TableBlock",
    "timeline": "samverkan.blocks.timeline.TimelineBlock",
    "steps": "samverkan.blocks.steps.StepsBlock",
}
# What an editor can put on the home page below the hero.
HOME_BLOCKS = {
    "shortcuts": "samverkan.blocks.link.ShortcutsBlock",
    "text": "samverkan.blocks.text.TextBlock",
    "latest_news": "news.blocks.LatestNewsBlock",
    "upcoming_events": "events.blocks.UpcomingEventsBlock",
    "partnerships": "partnerships.blocks.PartnershipsBlock",
    "interventions": "partnerships.blocks.InterventionsBlock",
    "fact_box": "samverkan.blocks.fact_box.FactBoxBlock",
    "image": "samverkan.blocks.image.ImageBlock",
    "call_to_action": "samverkan.blocks.link.CallToActionBlock",
    "key_figures": "samverkan.blocks.key_figures.KeyFiguresBlock",
    "contact_call": "samverkan.blocks.contact_call.ContactCallBlock",
}

# What rooms show in the editor of every page, below who answers for it.
PAGE_EDITOR_PANELS = [
    "feedback.inbox.panels.PageFeedbackPanel",
    "events.proposals.panels.ProposerPanel",
]

# What rooms find besides pages, above the pages: functions of the question and the request.
SEARCH_ELSEWHERE = ["contacts.in_search.find"]

# What rooms show on an organisation's page, in this order: functions of the page.
ORGANISATION_SECTIONS = [
    "partnerships.on_organisations.interventions",
    "partnerships.on_organisations.partnerships",
    "events.organisations.upcoming",
    "news.organisations.about",
]
