"""Import of the ministry's register: read, repair, match, compare, apply, undo.

``run.plan`` says what an import would do and stores nothing; ``run.apply`` does it in one
transaction; ``undo.undo`` takes it back. The command and the console stand on these three.
"""
