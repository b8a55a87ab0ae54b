#!/bin/bash
if [ -z "$NODE_PATH" ]; then
  export NODE_PATH=/opt/nodejs/node@VERSION@/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task
fi

# A tenth of the memory is for young objects, the rest for old ones.
if [ -n "$AWS_LAMBDA_FUNCTION_MEMORY_SIZE" ]; then
  YOUNG=$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE / 10))
  MEMORY=("--max-semi-space-size=$((YOUNG / 2))" "--max-old-space-size=$((AWS_LAMBDA_FUNCTION_MEMORY_SIZE - YOUNG))")
fi

if [ -z "${NODE_EXTRA_CA_CERTS+set}" ]; then
  export NODE_EXTRA_CA_CERTS=/var/runtime/ca-cert.pem
fi
export AWS_EXECUTION_ENV=AWS_Lambda_nodejs@VERSION@.x

RUNTIME=(/var/lang/bin/node --expose-gc --max-http-header-size 81920 "${MEMORY[@]}" /var/runtime/index.mjs)
