#!/usr/bin/env python3
"""Exits with 0 if a registry answers at this URL within a few seconds; that it asks for a token is an answer."""

import http.client
import sys
import urllib.error
import urllib.request

try:
    urllib.request.urlopen(sys.argv[1], timeout=4).close()
except urllib.error.HTTPError as error:
    sys.exit(error.code != 401)
except (OSError, http.client.HTTPException):
    sys.exit(1)
