"""Who may: every kind of view in the admin, and the letters of the roles that may."""

ROLES = {
    "R": "Redaktör",
    "P": "Publicist",
    "S": "Språksamordnare",
    "Ö": "Översättare – engelska",
    "H": "Handläggare",
    "h": "Handläggare",  # of another team
    "Å": "Återkopplingsansvarig",
    "E": "Evenemangsansvarig",
    "A": "Administratör",
    "-": "no role at all",
}

TABLE = """
pages: list                     R P S Ö . . . . A .
page: edit                      R P . . . . . . A .
page: add below                 R P . . . . . . A .
page: submit a draft            R P . . . . . . A .
page: publish                   . P . . . . . . A .
page: unpublish                 . P . . . . . . A .
page: delete                    . P . . . . . . A .
page: move                      . P . . . . . . A .
page: lock                      . P . . . . . . A .
page: mark as reviewed          R P . . . . . . A .
page: history                   R P . . . . . . A .
page: privacy                   . P . . . . . . A .
english page: edit              . . S Ö . . . . A .
english page: publish           . . S . . . . . A .
english page: mark as reviewed  . . S Ö . . . . A .
english page: unpublish         . . S . . . . . A .
images: list                    R P S Ö . . . . A .
image: add                      R P S Ö . . . . A .
image: edit another's           . P . . . . . . A .
documents: list                 R P S Ö . . . . A .
document: add                   R P S Ö . . . . A .
document: edit another's        . P . . . . . . A .
collections: list               . . . . . . . . A .
topics: list                    . P S . . . . . A .
topic: add                      . P S . . . . . A .
topic: delete                   . P . . . . . . A .
places: list                    R P . . . . . E A .
place: add                      R P . . . . . E A .
place: edit                     R P . . . . . E A .
place: delete                   . . . . . . . E A .
kinds of event: list            . P . . . . . E A .
kind of event: add              . P . . . . . E A .
kind of event: delete           . P . . . . . E A .
audiences: list                 . P . . . . . E A .
audience: add                   . P . . . . . E A .
audience: delete                . P . . . . . E A .
partnerships: list              R P S Ö . . . . A .
partnership: edit               R P . . . . . . A .
partnership: add                R P . . . . . . A .
partnership: import rows        R P . . . . . . A .
partnership: import template    R P . . . . . . A .
partnership: check a table      R P . . . . . . A .
partnership: corrections        R P . . . . . . A .
partnership: make a link        R P . . . . . . A .
partnership: withdraw a link    R P . . . . . . A .
partnership: open a correction  R P . . . . . . A .
partnership: decide on it       R P . . . . . . A .
target groups: list             . P . . . . . . A .
target group: add               . P . . . . . . A .
target group: delete            . P . . . . . . A .
needs: list                     . P . . . . . . A .
need: add                       . P . . . . . . A .
need: delete                    . P . . . . . . A .
event: copy to a new date       R P . . . . . . A .
event: save the copy            R P . . . . . . A .
proposed events: list           . P . . . . . E A .
registrations: list             . . . . . . . E A .
registrations: results          . . . . . . . E A .
registrations: one occasion     . . . . . . . E A .
registrations: its results      . . . . . . . E A .
registrations: download         . . . . . . . E A .
registrations: add              . . . . . . . E A .
registrations: at the door      . . . . . . . E A .
registrations: search there     . . . . . . . E A .
registrations: tick             . . . . . . . E A .
registrations: message          . . . . . . . E A .
registrations: send             . . . . . . . E A .
registrations: numbers          . . . . . . . E A .
registrations: list to print    . . . . . . . E A .
registrations: badges           . . . . . . . E A .
registration: open              . . . . . . . E A .
registration: change            . . . . . . . E A .
registration: give a place      . . . . . . . E A .
registration: offer a place     . . . . . . . E A .
registration: move              . . . . . . . E A .
registration: present           . . . . . . . E A .
registration: absent            . . . . . . . E A .
registration: unmark            . . . . . . . E A .
registration: send the link     . . . . . . . E A .
registration: cancel            . . . . . . . E A .
menus: list                     . P S . . . . . A .
menu: add                       . P S . . . . . A .
menu: edit                      . P S . . . . . A .
menu: delete                    . P . . . . . . A .
organisations: list             R P . . . . . . A .
organisation: add               R P . . . . . . A .
organisation: edit              R P . . . . . . A .
organisation: where it is used  R P . . . . . . A .
organisation: delete            . P . . . . . . A .
municipalities: list            . . . . . . . . A .
municipality: add               . . . . . . . . A .
counties: list                  . . . . . . . . A .
county: delete                  . . . . . . . . A .
contact persons: list           . P . . . . Å . A .
contact person: add             . . . . . . Å . A .
contact person: change          . P . . . . Å . A .
contact person: put in a unit   . . . . . . Å . A .
contact person: delete          . . . . . . Å . A .
contact person: where used      . P . . . . Å . A .
units: list                     . P . . . . Å . A .
unit: add                       . . . . . . Å . A .
unit: change                    . P . . . . Å . A .
unit: delete                    . . . . . . Å . A .
titles and roles: list          . P S . . . Å . A .
title or role: add              . P S . . . Å . A .
title or role: delete           . P . . . . Å . A .
report: contacts                R P S Ö . . . . A .
settings: site                  . . . . . . . . A .
settings: save site             . . . . . . . . A .
settings: emergency banner      . P . . . . . . A .
settings: save banner           . P . . . . . . A .
settings: feedback              . . . . . . Å . A .
settings: save feedback         . . . . . . Å . A .
settings: news                  . . . . . . . . A .
settings: save news             . . . . . . . . A .
redirects: list                 . P . . . . . . A .
redirect: add                   . P . . . . . . A .
users: list                     . . . . . . . . A .
user: add                       . . . . . . . . A .
groups: list                    . . . . . . . . A .
sites: list                     . . . . . . . . A .
locales: list                   . . . . . . . . A .
workflows: list                 . . . . . . . . A .
report: site history            R P S Ö H h Å E A .
report: pages to review         R P S Ö . . . . A .
report: download of the same    R P S Ö . . . . A .
feedback: list                  . . . . H h Å . A .
feedback: results               . . . . H h Å . A .
feedback: download              . . . . . . Å . A .
submission: open                . . . . H . Å . A .
submission: page as it was      . . . . H . Å . A .
submission: take                . . . . H . Å . A .
submission: finish              . . . . H . Å . A .
submission: assign              . . . . H . Å . A .
submission: note                . . . . H . Å . A .
submission: reopen              . . . . H . Å . A .
submission: spam                . . . . H . Å . A .
submission: not spam            . . . . H . Å . A .
submission without team: open   . . . . . . Å . A .
submission without team: take   . . . . . . Å . A .
routing rules: list             . . . . . . Å . A .
routing rule: add               . . . . . . Å . A .
routing rule: edit              . . . . . . Å . A .
routing rule: delete            . . . . . . Å . A .
outbox: list                    . . . . . . Å . A .
outbox: inspect                 . . . . . . Å . A .
outbox: ask to send again       . . . . . . Å . A .
outbox: send again              . . . . . . Å . A .
localize: submit a page         . . . . . . . . . .
localize: submit a snippet      . . . . . . . . . .
localize: sync                  . . . . . . . . . .
localize: write a segment       . . S Ö . . . . A .
localize: replace a link        . . S Ö . . . . A .
localize: download PO           . . S Ö . . . . A .
localize: upload PO             . . S Ö . . . . A .
localize: preview               . . S Ö . . . . A .
localize: stop                  . . S Ö . . . . A .
localize: turn into alias       . . S . . . . . A .
localize: report                R P S Ö . . . . A .
"""


def expected() -> dict[str, set[str]]:
    """For each row of the table the letters of the roles that may."""
    rows = {}
    for line in TABLE.strip().splitlines():
        name, marks = line[:32].strip(), line[32:].split()
        assert [mark for mark in marks if mark != "."] == [
            letter for letter, mark in zip(ROLES, marks, strict=True) if mark == letter
        ], line
        rows[name] = set(marks) - {"."}
    return rows
