// Stands in for the native rapid-client.node where no compiler built it: Node loads this as rapid-client.node/index.js.
const http = require("node:http");
const [hostname, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(":");
// One connection keeps the order: an answer is sent before the next invocation is asked for.
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, headers = {}, body = "") {
  return new Promise((resolve, reject) => {
    const options = { agent, hostname, port, method, headers, path: `/2018-06-01/runtime/invocation/${path}` };
    const request = http.request(options, (response) => {
      let bodyJson = "";
      response.setEncoding("utf8").on("data", (chunk) => (bodyJson += chunk));
      response.on("end", () => resolve({ bodyJson, headers: response.headers }));
    });
    request.on("error", reject).end(body);
  });
}

function post(path, body, headers = {}) {
  call("POST", path, { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers }, body);
}

exports.next = () => call("GET", "next");
exports.done = (id, body) => post(`${id}/response`, body);
exports.error = (id, body, cause) =>
  post(`${id}/error`, body, { "lambda-runtime-function-xray-error-cause": cause });
