"""The administration console: what it shows, who may do what, how uploads are checked.

Apps extend it from a module of their own called ``console``: tasks for „Ce am de făcut azi”
(``core.console.tasks``) and rights of the roles on their models (``core.console.roles``).
"""
