"""The public API: HSDS 3.1 at ``/api/hsds/v3/``, read only, for anybody.

``records`` turns models into HSDS objects (through ``directory.disclosure``), ``selections`` turns
parameters into querysets, ``answers`` into pages and streams; ``middleware`` holds what is true of
every answer, errors included.
"""
