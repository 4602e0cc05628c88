"""What goes into another system: rich text as it is read there, what a file holds and what not, and where it is from.

A format that takes questions apart (Moodle XML, GIFT, a cartridge) is a `target.Target`: the name of a template that a
kind may have, and a `writer.Writer`, which knows how texts are written in it. The template has a macro for each type of
item that the format can hold, and says what it cannot: see `template.py`. Nothing here names a kind or a format.
"""
