"""Edits while clients invoke all the time: nothing fails, nothing is older than it may be."""

import collections
import os
import random
import threading
import time

from harness import invoke
from reloading import ReloadCase

EDITS = int(os.environ.get("CORACLE_TEST_EDITS", "500"))
CLIENTS = 8
# An environment is told by what it keeps in /tmp.
PYTHON = """
import os, pathlib, uuid
VERSION = {version}
def handler(event, context):
    counter = pathlib.Path("/tmp/counter")
    environment, count = counter.read_text().split() if counter.exists() else (uuid.uuid4().hex, 0)
    count = int(count) + 1
    counter.write_text(f"{{environment}} {{count}}")
    return {{"version": VERSION, "environment": environment, "count": count}}
"""


class Storm(ReloadCase):
    def test_no_answer_fails_or_is_older_than_the_last_edit_before_its_invocation(self):
        folder = self.folder(files={"app.py": PYTHON.format(version=0)})
        name = self.function(folder, MemorySize=1769)
        self.assert_version(name, 0)
        # The last version that was closed; read before an invocation is sent.
        complete = [0]
        ended = threading.Event()
        problems, counts, waits = [], collections.defaultdict(list), []

        def edit():
            pace = random.Random(4)
            for version in range(1, EDITS + 1):
                text = PYTHON.format(version=version)
                if version % 2:
                    (folder / "app.py").write_text(text)
                else:
                    (folder / "new").write_text(text)
                    (folder / "new").rename(folder / "app.py")
                complete[0] = version
                # From no pause at all to one in which every environment reloads.
                time.sleep(pace.choice([0, 0.005, 0.02, 0.05, 0.15]))
            ended.set()

        def call():
            client = self.server.client()
            while not ended.is_set() and len(problems) < 20:
                at_least, begun = complete[0], time.monotonic()
                try:
                    response, answer = invoke(client, name, {})
                except Exception as error:
                    problems.append(f"at {at_least}: {error!r}")
                    continue
                waits.append(time.monotonic() - begun)
                if "FunctionError" in response or not answer:
                    problems.append(f"at {at_least}: {response.get('FunctionError')} {answer!r}")
                elif answer["version"] < at_least:
                    problems.append(f"at {at_least}: {answer}")
                else:
                    counts[answer["environment"]].append(answer["count"])

        threads = [threading.Thread(target=run) for run in [edit] + [call] * CLIENTS]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(f"{len(waits)} answers while {complete[0]} edits were made; the slowest took {max(waits):.2f} s; "
              f"{len(counts)} environments, {len(self.reloads(name))} reloads")
        self.assertEqual(problems, [])
        self.assert_version(name, EDITS)
        for environment, numbers in counts.items():
            # The first invocation of all was before the storm.
            self.assertIn(min(numbers), (1, 2), environment)
            self.assertEqual(sorted(numbers), list(range(min(numbers), max(numbers) + 1)), environment)
        # A busy host may start one more than there are clients; what counts is that none ended.
        self.assertNotIn("environment ended", self.server.log.getvalue())
