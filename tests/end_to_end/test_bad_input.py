"""What a user gets wrong, or a host lacks: an error that names the thing, and nothing half-made."""

import os
import pathlib
import shutil
import socket
import tempfile
import unittest

import botocore.exceptions

from harness import (
    CACHE, PROGRAM, ROLE, Registry, RegistryCase, Server, ServerRefused, archive, coracle, create, invoke, require_root,
)

ECHO = {"app.py": "def handler(event, context): return event"}
NOBODY = 65534


class BadFunctions(RegistryCase):
    def setUp(self):
        self.server = Server(self.registry)
        self.addCleanup(self.server.stop)
        self.client = self.server.client()

    def refused(self, code, call, **members):
        with self.assertRaises(botocore.exceptions.ClientError) as refused:
            call(**members)
        self.assertEqual(refused.exception.response["Error"]["Code"], code)
        return refused.exception.response["Error"]["Message"]

    def create(self, **members):
        return self.client.create_function(**{
            "FunctionName": "bad", "Runtime": "python3.11", "Handler": "app.handler", "Role": ROLE,
            "Code": {"ZipFile": archive(ECHO)}, **members,
        })

    def failed(self, image, **members):
        """Creates a function whose image cannot be had, and returns why, once that is known."""
        self.client.create_function(FunctionName="bad", PackageType="Image", Role=ROLE, Code={"ImageUri": image},
                                    **members)
        with self.assertRaises(botocore.exceptions.WaiterError):
            self.client.get_waiter("function_active_v2").wait(FunctionName="bad", WaiterConfig={"Delay": 1})
        configuration = self.client.get_function_configuration(FunctionName="bad")
        self.assertEqual(configuration["State"], "Failed")
        with self.assertRaises(botocore.exceptions.ClientError):
            self.client.invoke(FunctionName="bad")
        return configuration["StateReasonCode"], configuration["StateReason"]

    def assert_no_image(self):
        self.assertEqual(self.server.stored("images"), set())
        self.assertEqual(self.server.staged(), [])

    def assert_no_code(self):
        self.assertEqual((self.server.stored("code"), self.server.stored("archives")), (set(), set()))
        self.assertEqual(self.server.staged(), [])
        self.assertEqual(self.client.list_functions()["Functions"], [])

    def test_unknown_runtime_is_named(self):
        message = self.refused("InvalidParameterValueException", self.create, Runtime="python1.0")
        self.assertIn("python1.0", message)
        self.assertIn("python3.11", message)
        self.assert_no_code()

    def test_zip_that_is_not_a_zip(self):
        message = self.refused("InvalidParameterValueException", self.create, Code={"ZipFile": b"no zip at all"})
        self.assertEqual(message, "Could not unzip uploaded file. Please check your file, then try to upload again.")
        self.assert_no_code()

    def test_zip_whose_entry_leads_outside(self):
        for name in ("../outside.py", "/outside.py"):
            self.refused("InvalidParameterValueException", self.create,
                         Code={"ZipFile": archive({"app.py": "", name: "escaped"})})
        self.assert_no_code()
        self.assertFalse(os.path.exists("/outside.py"))

    def test_unreachable_registry_is_named(self):
        reason = self.failed("127.0.0.1:1/some/image:latest")[1]
        self.assertIn("127.0.0.1:1", reason)
        self.assert_no_image()

    def test_image_that_is_not_in_the_registry_is_named(self):
        reason = self.failed(f"{self.registry.address}/test/missing:latest")[1]
        self.assertIn("test/missing:latest", reason)
        self.assert_no_image()

    def test_image_without_the_hosts_architecture_says_which_it_has(self):
        reason = self.failed(f"{self.registry.address}/test/arm64-only:latest")[1]
        self.assertIn("arm64-only", reason)
        self.assertIn("arm64", reason.replace("arm64-only", ""))
        self.assert_no_image()

    def test_layer_that_is_not_what_the_image_says_is_named(self):
        self.assertIn("test/bad-diffid@sha256:", self.failed(f"{self.registry.address}/test/bad-diffid:latest")[1])
        self.assert_no_image()

    def test_function_works_after_its_image_was_mended(self):
        self.failed("127.0.0.1:1/some/image:latest")
        self.client.update_function_code(FunctionName="bad", ImageUri=f"{self.registry.address}/test/app-image:latest")
        self.client.get_waiter("function_updated_v2").wait(FunctionName="bad")
        self.assertEqual(invoke(self.client, "bad", {})[1]["from"], "image")

    def test_blob_that_is_not_its_digest_is_refused_and_not_kept(self):
        with tempfile.TemporaryDirectory() as directory:
            cache = pathlib.Path(directory)
            os.symlink(CACHE / "bin", cache / "bin")
            shutil.copytree(CACHE / "registry-data", cache / "registry-data", copy_function=os.link)
            blobs = cache / "registry-data/docker/registry/v2/blobs"
            largest = max(blobs.glob("sha256/*/*/data"), key=lambda blob: blob.stat().st_size)
            content = bytearray(largest.read_bytes())
            content[len(content) // 2] ^= 1
            largest.unlink()  # not the one that the link is to
            largest.write_bytes(content)
            registry = Registry(cache)
            self.addCleanup(registry.stop)
            # Node is the largest part of any image here.
            reason = self.failed(f"{registry.address}/lambda/nodejs:22", ImageConfig={"Command": ["app.handler"]})[1]
        self.assertIn(largest.parent.name[:12], reason)
        self.assert_no_image()
        self.assertNotIn(largest.parent.name, self.server.stored("blobs/sha256"))

    def test_functions_and_code_survive_a_restart(self):
        create(self.client, "kept", ECHO)
        self.assertEqual(invoke(self.client, "kept", 1)[1], 1)
        before = self.client.get_function(FunctionName="kept")["Configuration"]
        self.server.process.terminate()
        self.server.process.wait(timeout=30)
        again = Server(None, self.server.state_directory)
        self.addCleanup(again.stop)
        self.assertEqual(again.client().get_function(FunctionName="kept")["Configuration"], before)
        self.assertEqual(invoke(again.client(), "kept", 2)[1], 2)


class BadStart(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        require_root()

    def refused(self, *options, **others):
        with self.assertRaises(ServerRefused) as refused:
            Server(None, options=list(options), **others).stop()
        return str(refused.exception)

    def test_port_in_use_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            address = "127.0.0.1:%d" % taken.getsockname()[1]
            message = self.refused(address=address)
        self.assertIn(address, message)
        self.assertIn("--listen", message)

    def test_address_that_others_can_reach_needs_a_word_that_it_is_meant(self):
        message = self.refused(address="0.0.0.0:0")
        self.assertIn("--i-understand-unauthenticated", message)

    def test_state_directory_that_is_a_file(self):
        with tempfile.NamedTemporaryFile() as file:
            message = self.refused(state_directory=file.name)
            self.assertIn(file.name, message)
            self.assertIn("--state-dir", message)

    def test_user_without_privilege_is_told_what_is_missing(self):
        with tempfile.TemporaryDirectory() as directory:
            os.chmod(directory, 0o777)
            program = shutil.copy(PROGRAM, directory)
            done = coracle("serve", "--listen", "127.0.0.1:0", "--state-dir", f"{directory}/state", program=program,
                           user=NOBODY, group=NOBODY, extra_groups=[])
        self.assertEqual(done.returncode, 1)
        self.assertIn(f"coracle runs as uid {NOBODY}: run it as root", done.stderr)

    def test_root_without_capabilities_is_told_which_are_missing(self):
        with tempfile.TemporaryDirectory() as directory:
            done = coracle("serve", "--listen", "127.0.0.1:0", "--state-dir", f"{directory}/state",
                           before=("setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin"))
        self.assertEqual(done.returncode, 1)
        self.assertIn("root lacks CAP_SYS_ADMIN", done.stderr)

    def test_wrong_settings_exit_with_2_and_name_the_setting(self):
        for arguments, words in (
            (["--registry-mirror", "ftp://somewhere"], ["ftp"]),
            (["--runtime-image", "python3.11"], ["--runtime-image"]),
            (["--config", "/does/not/exist.toml"], ["/does/not/exist.toml"]),
        ):
            done = coracle("serve", *arguments)
            self.assertEqual(done.returncode, 2, arguments)
            for word in words:
                self.assertIn(word, done.stderr)


if __name__ == "__main__":
    unittest.main()
