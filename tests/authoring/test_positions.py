"""Where an element was written is known exactly. On these pages each id says the line that it stands on."""

from pathlib import Path

import pytest

from authoring.helpers import read_guide
from authoring.test_broken import WAYS

PAGES = {
    "texts that occur twice": """\
# Heading { #l-1 }

The same words. { #l-3 }

The same words.

- The same words. { #l-7 }
- The same words.
- The same words. { #l-9 }

> The same words. { #l-11 }

The same words. { #l-13 }
""",
    "fenced and indented look-alikes": """\
# Heading { #l-1 }

```
Words. { #no }
/// checklist | Look { #no }
- [ ] Box { #no }
```

    Words. { #no }

~~~~ markdown
```
Words. { #no }
~~~
~~~~

Words. { #l-17 }

Three `words` in ``` one ``` line.

- [ ] Box { #l-21 }
""",
    "nested lists": """\
1.  One { #l-1 }

    - Two { #l-3 }
        - Three { #l-4 }
            1.  Two { #l-5 }
        - Three { #l-6 }

    - Two { #l-8 }

2.  One { #l-10 }
    and more

    Two. { #l-13 }

3.  One { #l-15 }
""",
    "tables": """\
| One { #l-1 } | Two { #l-1b } |
|---|---|
| Same { #l-3 } | Same |
| Same | Same { #l-4 } |
| Same { #l-5 } | **Same** { #l-5b } |

| One | Two |
|:--|--:|
| *Same* { #l-9 } | Same |
""",
    "definitions and quotes": """\
Term { #l-1 }
:   Words. { #l-2 }

Term { #l-4 }

:   Words. { #l-6 }

> Words.
>
> - Words. { #l-10 }
>
> Term { #l-12 }
""",
    "admonitions and cards": """\
!!! now "What to do"
    Words. { #l-2 }

    - Words. { #l-4 }

        Words. { #l-6 }

!!! note "What to do"

    Words. { #l-10 }

??? note "What to do"
    Words. { #l-13 }

<div class="grid cards" markdown>

- Words. { #l-17 }
- Words.
- Words. { #l-19 }

</div>

Words. { #l-23 }
""",
    "activities": """\
Words. { #l-1 }
/// checklist | Words. { #no }
    id: l-3

Words.

- [ ] Words. { #l-7 }
- [ ] Words. { #l-8 }

    Words.

### Words. { #l-12 }

- [ ] Words. { #l-14 }
///

///quiz|Words.
    id: l-18
1.  Words. { #l-19 }

    //// hint
    Words.
    ////

    - [ ] Words. { #no }

        > Words.

    - [x] More words. { #yes }

    > Words.

2.  Words. { #l-33 }

    1.  Words. { #a }
    2.  More words. { #b }
///

/// plan | Words.
    id: l-40

- Words. { #l-42 }

//// rows
    id: l-45
    count: 2

| Words { #w } |
|---|
////

- Words. { #l-52 .lines rows=3 }
///

Words. { #l-55 }
""",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", PAGES)
def test_every_id_is_found_on_its_line(name: str, way: str, tmp_path: Path) -> None:
    """Every anchor of the page stands on the line that its id names, and none is missing."""
    write, lines = WAYS[way]
    found = read_guide(tmp_path, {"en/page.md": write(PAGES[name]).encode()})
    anchors = {anchor.id: anchor.line for anchor in found.guide.pages["docs/en/page.md"].anchors}
    named = {id_: int(id_.strip("lb-")) + lines for id_ in anchors if id_.startswith("l-")}
    assert {id_: line for id_, line in anchors.items() if id_ in named} == named
    assert len(named) == PAGES[name].count("#l-") + PAGES[name].count("id: l-")
