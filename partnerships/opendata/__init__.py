"""The register as open data: CSV, JSON, grants by 360Giving and a catalogue by DCAT-AP-SE.

Only what anybody may read on a published page is told, and nothing of persons. The names of the
fields are kept for ever; ``docs/open-data.md`` tells what each means.
"""
