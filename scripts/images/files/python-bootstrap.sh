#!/bin/bash
export AWS_EXECUTION_ENV=AWS_Lambda_python@VERSION@

RUNTIME=(/var/lang/bin/python@VERSION@ /var/runtime/bootstrap.py)
