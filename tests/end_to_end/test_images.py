"""Images that are hard to unpack, or mean harm."""

import os
import pathlib
import time
import unittest

from harness import ROLE, RegistryCase, Server, create, invoke, wait_active

# A runtime of busybox alone, for images that hold nothing to run: answers with what stat says of the paths.
LOOK = r"""#!/var/task/busybox sh
b=/var/task/busybox
invocation=http://$AWS_LAMBDA_RUNTIME_API/2018-06-01/runtime/invocation
while true; do
    id=$($b wget -q -S -O /tmp/event "$invocation/next" 2>&1 | $b tr -d '\r' |
        $b sed -n 's/ *[Ll]ambda-[Rr]untime-[Aa]ws-[Rr]equest-[Ii]d: //p')
    cd /
    seen=$($b find . -xdev -path ./proc -prune -o -path ./dev -prune -o -path ./var/task -prune -o -print |
        $b xargs $b stat -c '%n|%F|%a|%u|%g|%i|%Y|%s' | $b sed 's/$/\\n/' | $b tr -d '\n')
    text=$($b cat twice opaque/new file-to-directory/inside directory-to-file run/x hard-link file-to-link)
    $b rm -f /tmp/answer
    printf '{"seen": "%s", "text": "%s"}' "$seen" "$text" >/tmp/answer
    $b wget -q -O /dev/null --post-file=/tmp/answer "$invocation/$id/response"
done
"""
WHERE_AM_I = """
import os
def handler(event, context):
    def attempt(path):
        try:
            open(path, "w").write("was here")
            return "written"
        except OSError as error:
            return error.strerror
    return {"dev": sorted(os.listdir("/dev")), "task": sorted(os.listdir("/var/task")),
            "etc": attempt("/etc/was-here"), "tmp": attempt("/tmp/was-here"), "root": attempt("/was-here"),
            "code": attempt("/var/task/was-here")}
"""


class Images(RegistryCase):
    def client(self, *runtime_images):
        options = [option for image in runtime_images for option in ("--runtime-image", image)]
        self.server = Server(self.registry, options=options)
        self.addCleanup(self.server.stop)
        return self.server.client()

    def image(self, name):
        return f"{self.registry.address}/test/{name}"

    def test_oci_index_with_zstd_layers(self):
        client = self.client(f"python3.11={self.image('python-oci:3.11')}")
        create(client, "oci", {"app.py": "def handler(event, context): return event"})
        self.assertEqual(invoke(client, "oci", 1)[1], 1)

    def test_image_with_an_entrypoint_of_its_own(self):
        client = self.client()
        client.create_function(FunctionName="own", PackageType="Image", Role=ROLE,
                               Code={"ImageUri": self.image("empty-entrypoint:latest")})
        wait_active(client, "own")
        self.assertEqual(invoke(client, "own", {})[1]["from"], "image")

    def test_tree_of_the_torture_image_is_as_its_layers_say(self):
        client = self.client(f"provided.al2023={self.image('torture:latest')}")
        create(client, "torture", {"bootstrap": LOOK, "busybox": pathlib.Path("/bin/busybox").read_bytes()},
               runtime="provided.al2023", handler="any", executable=("bootstrap", "busybox"))
        response, answer = invoke(client, "torture", {}, LogType="Tail")
        self.assertNotIn("FunctionError", response, answer)
        seen = {}
        for line in answer["seen"].strip().split("\n"):
            path, kind, mode, uid, gid, inode, modified, size = line.split("|")
            seen[path.removeprefix("./")] = (kind, mode, int(uid), int(gid), int(inode), int(modified), int(size))
        kinds = {path: entry[0] for path, entry in seen.items()}
        self.assertEqual(answer["text"], "secondnewinsidefilethrough the linklinkedkept")
        self.assertEqual(seen["hard-link"][4], seen["link-target"][4])
        # What would matter only to a system that boots, or to an attacker, is left out; every file is root's.
        for left_out in ("pipe", "null-device"):
            self.assertNotIn(left_out, seen)
        self.assertEqual(seen["setuid-program"][1], "755")
        self.assertEqual({entry[2:4] for entry in seen.values()}, {(0, 0)})
        self.assertEqual(seen["twice"][5], 1700000000)
        self.assertEqual(seen["missing/parent"][1:4], ("755", 0, 0))
        self.assertIn(f"{'a' * 120}/{'b' * 120}", seen)
        self.assertEqual({path for path in seen if path.startswith("opaque")}, {"opaque", "opaque/new"})
        for removed in ("removed-file", "removed-directory", "directory-to-file/inside"):
            self.assertNotIn(removed, seen)
        self.assertEqual(kinds["file-to-link"], "symbolic link")
        self.assertEqual(kinds["elsewhere/witness"], "regular file")

    def test_image_whose_mount_points_lead_elsewhere_starts_and_leaves_the_host_alone(self):
        begun = time.time()
        client = self.client(f"python3.11={self.image('hostile-dev:latest')}")
        create(client, "hostile", {"app.py": WHERE_AM_I})
        answer = invoke(client, "hostile", {})[1]
        self.assertEqual(answer["task"], ["app.py"])
        self.assertIn("null", answer["dev"])
        self.assertEqual(answer["tmp"], "written")
        for place in ("etc", "root", "code"):
            self.assertNotEqual(answer[place], "written", place)
        for place in ("/etc", "/tmp", "/", "/var/task"):
            self.assertFalse(os.path.exists(f"{place}/was-here"), place)
        self.assertLess(os.stat("/etc").st_mtime, begun)


if __name__ == "__main__":
    unittest.main()
