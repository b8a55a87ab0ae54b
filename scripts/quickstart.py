#!/usr/bin/env python3
"""Creates a Python function on the server at URL, invokes it cold and warm, and prints answer and times."""

import json
import statistics
import sys
import time

from lambda_api import Client

NAME = "hello"
CODE = """\
import platform

def handler(event, context):
    return {"hello": event["name"], "from": "Python " + platform.python_version()}
"""
WARM_INVOCATIONS = 100


def main() -> None:
    client = Client(sys.argv[1])
    begun = time.perf_counter()
    client.create(NAME, "python3.11", "app.handler", {"app.py": CODE})
    created = (time.perf_counter() - begun) * 1000
    answer, cold = client.invoke(NAME, {"name": "you"})
    warm = statistics.median(client.invoke(NAME, {"name": "you"})[1] for _ in range(WARM_INVOCATIONS))
    print(f"created  {created:8.0f} ms    with its image pulled, if it was not here")
    print(f"cold     {cold:8.1f} ms    the first invocation: sandbox and Python start")
    print(f"warm     {warm:8.2f} ms    the median of {WARM_INVOCATIONS} more")
    print(f"answer   {json.dumps(answer)}")


if __name__ == "__main__":
    main()
