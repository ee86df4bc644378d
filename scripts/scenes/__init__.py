"""What the pictures of docs/images show: one scene for each job of the staff guide, played in the admin as people do it.

`SCENES` is the table: which scene takes which pictures, in the order of play; a scene may rely on those above it.
`stage` is `take_screenshots.Stage`: `stage.staff(role)` is that person's browser, `stage.take(name, page, *around,
ring=…)` a picture.
"""

from scripts.scenes import (
    clinic,
    contact,
    history,
    inbox,
    pasting,
    people,
    pictures,
    preview_beside,
    proving,
    publishing,
    reading,
    reviewing,
    signing_in,
    sources,
    two_people,
    writing,
)

IN_ORDER = [
    reading.reading,
    signing_in.signing_in,
    writing.writing,
    preview_beside.preview_beside,
    sources.topics_and_sources,
    pictures.pictures,
    reviewing.reviewing,
    publishing.publishing,
    history.history,
    proving.comparing,
    proving.as_of,
    proving.redaction,
    proving.review_link,
    pasting.pasting,
    two_people.two_people,
    people.people,
    clinic.clinic,
    contact.sending_an_inquiry,
    inbox.inquiries,
]
SCENES = {play: play.pictures for play in IN_ORDER}  # function -> names of its pictures
