// Piles for the conformance tests: npm's ocpp-rpc, in strict mode with its own schemas. They are told what to do by JSON
// lines on stdin, {"n", "pile", "do", ...}, and answer each by {"n", "pile", ...} on stdout; what the server does is told
// there too, as {"pile", "is", ...}. The process ends with its stdin.
'use strict';

const readline = require('readline');
const { RPCClient, NOREPLY, createRPCError } = require('ocpp-rpc');

/** The clients by the number of their pile. */
const clients = new Map();

/** The calls of the server that wait for their answer, by message id. */
const asked = new Map();

/** What a client's own schemas found wrong, so that it is not taken for a CALLERROR of the server. */
const violations = new WeakSet();

function tell(what) {
  process.stdout.write(JSON.stringify(what) + '\n');
}

function clientOf({ pile, url, identity, password }) {
  const client = new RPCClient({
    endpoint: url,
    identity,
    password,
    protocols: ['ocpp1.6'],
    strictMode: true,
    reconnect: false,
  });
  client.handle(({ messageId, method, params }) => {
    tell({ pile, is: 'asked', messageId, action: method, payload: params });
    return new Promise((resolve) => asked.set(messageId, resolve));
  });
  client.on('strictValidationFailure', ({ error }) => violations.add(error));
  client.on('message', ({ message, outbound }) => outbound || tell({ pile, is: 'frame', text: String(message) }));
  client.on('close', ({ code }) => tell({ pile, is: 'closed', code }));
  return client;
}

const deeds = {
  async connect(access) {
    const client = clientOf(access);
    clients.set(access.pile, client);
    await client.connect();
    return {};
  },

  async call({ pile, action, payload }) {
    try {
      return { result: await clients.get(pile).call(action, payload) };
    } catch (error) {
      if (!error.rpcErrorCode || violations.has(error)) {
        throw error;
      }
      return { error: { code: error.rpcErrorCode, description: error.message } };
    }
  },

  async answer({ messageId, result, error }) {
    const answer = error ? createRPCError(error.code, error.description) : (result ?? NOREPLY);
    asked.get(messageId)(answer);
    asked.delete(messageId);
    return {};
  },

  async raw({ pile, text }) {
    clients.get(pile).sendRaw(text);
    return {};
  },

  async close({ pile }) {
    await clients.get(pile).close({ force: true });
    return {};
  },
};

readline
  .createInterface({ input: process.stdin })
  .on('line', async (line) => {
    const order = JSON.parse(line);
    const { n, pile } = order;
    try {
      tell({ n, pile, ...(await deeds[order.do](order)) });
    } catch (error) {
      tell({ n, pile, failure: String(error.message || error) });
    }
  })
  .on('close', () => process.exit(0));
