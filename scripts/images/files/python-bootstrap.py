"""Prepares the module search path as Lambda's managed Python runtimes do, then hands over to AWS's runtime client."""

import os
import site
import sys

PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"
SITE_PACKAGES = f"/var/lang/lib/{PYTHON}/site-packages"
LAYER_DIRECTORIES = [f"/opt/python/lib/{PYTHON}/site-packages", "/opt/python"]
TASK_ROOT = os.environ["LAMBDA_TASK_ROOT"]

if "PYTHONPATH" in os.environ:
    # Debian's interpreter, unlike Lambda's, does not look there by itself.
    sys.path.append(SITE_PACKAGES)
    sys.path.insert(0, TASK_ROOT)
    site.addsitedir(TASK_ROOT)
else:
    sys.path[:0] = [TASK_ROOT, *LAYER_DIRECTORIES, SITE_PACKAGES]
    for directory in [TASK_ROOT, *LAYER_DIRECTORIES]:
        site.addsitedir(directory)
    os.environ["PYTHONPATH"] = os.environ["LAMBDA_RUNTIME_DIR"]

# Only now can the client be found.
import awslambdaric.__main__  # noqa: E402

awslambdaric.__main__.main([TASK_ROOT, os.environ["_HANDLER"]])
