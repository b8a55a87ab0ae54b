"""What goes wrong in a function: AWS's payload at once, and the environment stays."""

import time
import unittest

from harness import ServerCase, bootstrap, create, invoke, tail

UNRULY = """
import os, signal, time, ctypes
count = 0
def handler(event, context):
    global count
    count += 1
    path = "/tmp/count"
    seen = int(open(path).read()) if os.path.exists(path) else 0
    open(path, "w").write(str(seen + 1))
    do = event.get("do")
    if do == "sleep": time.sleep(60)
    if do == "exit": os._exit(event["status"])
    if do == "signal": os.kill(os.getpid(), event["signal"])
    if do == "segfault": ctypes.string_at(0)
    if do == "children":
        for _ in range(20):
            if os.fork() == 0:
                os.setsid()
                time.sleep(60)
        os._exit(3)
    if do == "large": return "x" * (6 * 1024 * 1024 + 200)
    if do == "memory": return len(bytearray(3 << 30))
    if do == "flood":
        for _ in range(200000): print("y" * 100)
    return {"count": count, "seen": seen, "processes": len([p for p in os.listdir("/proc") if p.isdigit()])}
"""


class Failures(ServerCase):
    def check(self, name, event, error_type, message, within, **options):
        """The event fails with this error; then the same environment answers with a fresh runtime.

        A whole processor for it: one that is throttled after its answer may get a second environment beside it.
        """
        create(self.client, name, {"app.py": UNRULY}, MemorySize=1769, **options)
        self.assertEqual(invoke(self.client, name, {})[1]["count"], 1)
        begun = time.monotonic()
        response, error = invoke(self.client, name, event)
        taken = time.monotonic() - begun
        self.assertEqual((response["StatusCode"], response.get("FunctionError")), (200, "Unhandled"))
        request_id = response["ResponseMetadata"]["RequestId"]
        self.assertEqual(list(error), ["errorType", "errorMessage"])
        self.assertEqual(error, {"errorType": error_type, "errorMessage": f"RequestId: {request_id} Error: {message}"})
        self.assertLess(taken, within)
        _, answer = invoke(self.client, name, {})
        self.assertEqual((answer["count"], answer["seen"]), (1, 2), "same /tmp, fresh global state")
        return answer

    def test_timeout(self):
        self.check("timeout", {"do": "sleep"}, "Sandbox.Timedout", "Task timed out after 1.00 seconds", 2.0, Timeout=1)

    def test_exit_0(self):
        self.check("exit-0", {"do": "exit", "status": 0}, "Runtime.ExitError",
                   "Runtime exited without providing a reason", 1.0)

    def test_exit_1(self):
        self.check("exit-1", {"do": "exit", "status": 1}, "Runtime.ExitError",
                   "Runtime exited with error: exit status 1", 1.0)

    def test_killed_by_a_signal(self):
        self.check("killed", {"do": "signal", "signal": 9}, "Runtime.ExitError",
                   "Runtime exited with error: signal: killed", 1.0)

    def test_segmentation_fault(self):
        self.check("segfault", {"do": "segfault"}, "Runtime.ExitError",
                   "Runtime exited with error: signal: segmentation fault", 1.0)

    def test_children_of_a_dead_runtime_are_ended(self):
        answer = self.check("children", {"do": "children"}, "Runtime.ExitError",
                            "Runtime exited with error: exit status 3", 1.0)
        self.assertEqual(answer["processes"], 2, "PID 1 and the runtime")

    def test_function_that_takes_too_much_memory(self):
        self.check("memory", {"do": "memory"}, "Runtime.ExitError", "Runtime exited with error: signal: killed", 5.0,
                   Timeout=10)

    def test_response_over_the_limit(self):
        create(self.client, "large-response", {"app.py": UNRULY}, Timeout=10, MemorySize=1769)
        response, error = invoke(self.client, "large-response", {"do": "large"})
        self.assertEqual(response["FunctionError"], "Unhandled")
        self.assertEqual(error, {
            "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
            "errorType": "Function.ResponseSizeTooLarge",
        })
        self.assertEqual(invoke(self.client, "large-response", {})[1]["seen"], 1)

    def test_flood_of_output_harms_nobody(self):
        create(self.client, "flood", {"app.py": UNRULY}, Timeout=30, MemorySize=1769)
        response, _ = invoke(self.client, "flood", {"do": "flood"}, LogType="Tail")
        self.assertEqual(len(tail(response)), 4096)

    def test_exception_while_importing(self):
        create(self.client, "import", {"app.py": "raise RuntimeError('no import')"})
        for _ in range(2):
            response, error = invoke(self.client, "import", {})
            self.assertEqual(response["FunctionError"], "Unhandled")
            self.assertEqual((error["errorType"], error["errorMessage"]), ("RuntimeError", "no import"))
            self.assertEqual(error["requestId"], "")

    def test_exit_while_importing(self):
        create(self.client, "import-exit", {"app.py": "import os\nos._exit(7)"})
        for _ in range(2):
            response, error = invoke(self.client, "import-exit", {})
            request_id = response["ResponseMetadata"]["RequestId"]
            self.assertEqual(error["errorMessage"],
                             f"RequestId: {request_id} Error: Runtime exited with error: exit status 7")

    def test_handler_that_does_not_exist(self):
        create(self.client, "no-handler", {"app.py": ""}, handler="app.missing")
        _, error = invoke(self.client, "no-handler", {})
        self.assertEqual(error["errorType"], "Runtime.HandlerNotFound")
        create(self.client, "no-module", {"app.py": ""}, handler="other.handler")
        _, error = invoke(self.client, "no-module", {})
        self.assertEqual(error["errorType"], "Runtime.ImportModuleError")

    def test_custom_runtime_without_bootstrap(self):
        create(self.client, "no-bootstrap", {"readme": "x"}, runtime="provided.al2023", handler="any")
        response, error = invoke(self.client, "no-bootstrap", {})
        self.assertEqual(response["FunctionError"], "Unhandled")
        self.assertEqual(error["errorType"], "Runtime.InvalidEntrypoint")
        self.assertIn("/var/task/bootstrap", error["errorMessage"])

    def test_custom_runtime_that_crashes(self):
        create(self.client, "crash", {"bootstrap": bootstrap()}, runtime="provided.al2023", handler="any",
               executable=("bootstrap",))
        _, error = invoke(self.client, "crash", {"crash": "abort"})
        self.assertRegex(error["errorMessage"], "Runtime exited with error: signal: aborted$")


if __name__ == "__main__":
    unittest.main()
