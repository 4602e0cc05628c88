"""Reading without a line: the service worker, what it may keep of each language, and the guide among a phone's apps.

`publish.py` is the one that others ask. A site can go without the worker (`offline: none` under `extra:` in
mkdocs.yml): then what stands in its place takes the readers' worker away.
"""
