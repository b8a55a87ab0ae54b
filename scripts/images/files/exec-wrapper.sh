# The end of every managed runtime's bootstrap: starts "${RUNTIME[@]}", through the user's wrapper script if there is one.
if [ -z "$AWS_LAMBDA_EXEC_WRAPPER" ]; then
  exec "${RUNTIME[@]}"
fi
if [ ! -f "$AWS_LAMBDA_EXEC_WRAPPER" ]; then
  echo "$AWS_LAMBDA_EXEC_WRAPPER: does not exist"
  exit 127
fi
if [ ! -x "$AWS_LAMBDA_EXEC_WRAPPER" ]; then
  echo "$AWS_LAMBDA_EXEC_WRAPPER: is not an executable"
  exit 126
fi
exec -- "$AWS_LAMBDA_EXEC_WRAPPER" "${RUNTIME[@]}"
