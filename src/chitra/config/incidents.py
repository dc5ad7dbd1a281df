"""What nobody foresaw is written down whole, in a log of its own; the officer is told its name."""

import traceback

from chitra.config import clock, home
from chitra.kernel import errors


def recorded(surprise: Exception) -> errors.Refusal:
    """Write the traceback into a log of its own, and make a refusal that names that file."""
    try:
        log = home.log_folder() / f"{clock.now():%Y%m%d-%H%M%S-%f}.txt"
        log.write_text("".join(traceback.format_exception(surprise)), encoding="utf-8")
    except (OSError, errors.Refusal):
        return errors.StateForbids("E-INTERNAL", kind=type(surprise).__name__, log=surprise)
    return errors.StateForbids("E-INTERNAL", kind=type(surprise).__name__, log=log)
