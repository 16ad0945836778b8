"""One function a fault: each takes what a cell holds and the notes of its row.

A repair is noted with what stood there before; what is not certain becomes a doubt and no value.
"""
