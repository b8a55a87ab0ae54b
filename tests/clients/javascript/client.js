// AWS's SDK for JavaScript, driven by lines of JSON: each says a call or a wait, and its answer is
// printed as one line. Bytes are {"base64": …} on the way in and text on the way out.
const readline = require("node:readline");
const lambda = require("@aws-sdk/client-lambda");

const client = new lambda.LambdaClient({ maxAttempts: 1 });
const withBytes = (_, value) => (value?.base64 ? Buffer.from(value.base64, "base64") : value);
const withText = (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value);

function answer({ command, waiter, input }) {
  if (waiter) return lambda[`waitUntil${waiter}`]({ client, maxWaitTime: 60 }, input);
  return client.send(new lambda[`${command}Command`](input));
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const said = await answer(JSON.parse(line, withBytes)).catch(({ name, message }) => ({ error: name, message }));
    console.log(JSON.stringify(said, withText));
  }
}

main();
