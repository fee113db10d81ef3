"""Several at the same moment, in tests whose transactions commit."""

import threading

from django.db import connections


def at_once(*calls):
    """Run every call in a thread with a connection of its own, all let go together.

    Returns:
        What each gave back or raised, in order.
    """
    gate, outcomes = threading.Barrier(len(calls)), [None] * len(calls)

    def run(number, call):
        gate.wait()
        try:
            outcomes[number] = call()
        except Exception as error:
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=item) for item in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes
