import os
import sys


def handler(event, context):
    return {"from": "image", "argv": sys.argv, "cwd": os.getcwd()}
