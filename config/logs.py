"""What the log keeps of an answer that is no fault."""

import logging


class WithoutTraceback(logging.Filter):
    """A refusal is an answer: one line says what was refused. Only a fault needs the place in the code."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True
