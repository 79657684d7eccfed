// Streams one turn to the terminal, and asks you what the agent asks. Needs Node 22 or newer, and nothing else:
//
//     node client.mjs ws://127.0.0.1:9100/ws "Hello"
//
// If the bridge has a token, it is taken from DRAWBRIDGE_TOKEN.
import { createInterface } from 'node:readline/promises';

const [url = 'ws://127.0.0.1:9100/ws', prompt = 'Hello'] = process.argv.slice(2);
const token = process.env.DRAWBRIDGE_TOKEN;
const socket = new WebSocket(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
const keyboard = createInterface(process.stdin, process.stdout);
const requests = new Map(); // ours without an answer, by id
const questions = new Map(); // the agent's without an answer, by id
let lastId = 0;
let alive = true;

const say = text => process.stdout.write(text);
const end = (code, words) => { say(`\n[${words}]\n`); process.exit(code); };
const send = message => socket.send(JSON.stringify(message));
const call = (method, params = {}) => new Promise((resolve, reject) => {
  requests.set(++lastId, ({ result, error }) => error ? reject(new Error(error.message)) : resolve(result));
  send({ id: lastId, method, params });
});

// What a question offers is sent back as it came: some decisions are strings, some objects.
async function ask(id, { reason, command, availableDecisions = ['accept', 'decline', 'cancel'] }) {
  const question = new AbortController();
  questions.set(id, question);
  const name = decision => typeof decision === 'string' ? decision : Object.keys(decision)[0];
  const choices = availableDecisions.map((decision, i) => `${i + 1} ${name(decision)}`);
  say(`\n? ${reason ?? 'May I?'} ${command ?? ''}\n`);
  let decision;
  while (!decision) {
    decision = availableDecisions[await keyboard.question(`${choices.join(', ')}: `, { signal: question.signal }) - 1];
  }
  questions.delete(id);
  send({ id, result: { decision } });
}

const on = {
  'item/agentMessage/delta': ({ delta }) => say(delta),
  'item/commandExecution/outputDelta': ({ delta }) => say(delta),
  'item/commandExecution/requestApproval': (params, id) => ask(id, params).catch(() => say('(answered elsewhere)\n')),
  'item/fileChange/requestApproval': (params, id) => ask(id, params).catch(() => say('(answered elsewhere)\n')),
  'serverRequest/resolved': ({ requestId }) => questions.get(requestId)?.abort(),
  'item/completed': ({ item }) => item.changes?.forEach(({ path, diff }) => say(`\n${path}\n${diff}\n`)),
  'turn/completed': ({ turn }) => end(turn.status === 'completed' ? 0 : 1, turn.error?.message ?? turn.status),
};

socket.onmessage = ({ data }) => {
  alive = true;
  const { id, method, params, ...answer } = JSON.parse(data);
  if (method) {
    on[method]?.(params, id);
  } else {
    requests.get(id)?.(answer);
    requests.delete(id);
  }
};
socket.onerror = () => end(1, `no connection to ${url}`);
socket.onclose = ({ code, reason }) => end(1, `connection closed: ${code} ${reason}`);
socket.onopen = () => converse().catch(refused => end(1, refused.message));

async function converse() {
  await call('initialize', { clientInfo: { name: 'node-example', version: '1' } });
  send({ method: 'initialized' });
  const { thread } = await call('thread/start');
  await call('turn/start', { threadId: thread.id, input: [{ type: 'text', text: prompt }] });
}

// A dead socket does not say that it is dead: it is asked, and given up when nothing comes back.
setInterval(() => {
  if (!alive) end(1, 'no sign of life');
  alive = false;
  call('thread/loaded/list').catch(() => {});
}, 9_000);
