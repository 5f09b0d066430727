"""The meeting that an address names."""

from __future__ import annotations

from tornado.web import HTTPError

from bimtek.curriculum import Session
from bimtek.curriculum.sessions import session as find_session
from bimtek.errors import CurriculumError


def session_of(session_id: str) -> Session:
    """The meeting of an address; 404 when there is none."""
    try:
        return find_session(session_id)
    except CurriculumError as error:
        raise HTTPError(404) from error
