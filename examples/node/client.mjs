// Streams one turn to the terminal, and asks you what the agent asks. When the connection is lost it comes back and goes
// on where it was. Needs Node 22 or newer, and nothing else:
//
//     node client.mjs ws://127.0.0.1:9100/ws "Hello"
//
// If the bridge has a token, it is taken from DRAWBRIDGE_TOKEN.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';

const [url = 'ws://127.0.0.1:9100/ws', prompt = 'Hello'] = process.argv.slice(2);
const token = process.env.DRAWBRIDGE_TOKEN;
const patience = 1000 * (process.env.DRAWBRIDGE_PATIENCE ?? 9); // a dead connection is noticed within twice that
const keyboard = createInterface(process.stdin, process.stdout);
const promptId = randomUUID(); // the same when it is sent again, so that it counts once
const say = text => process.stdout.write(text);
const end = (code, words) => { say(`\n[${words}]\n`); process.exit(code); };

// ---------- the connection

let socket; // the one in use
let heartbeat, alive; // of that socket
let met = false; // whether the bridge has ever let us in
let pause = 500; // until the next try
let lastId = 0;
const requests = new Map(); // ours without an answer, by id

function connect() {
  const mine = socket = new WebSocket(url, token ? { headers: { authorization: `Bearer ${token}` } } : {});
  alive = true;
  heartbeat = setInterval(beat, patience);
  mine.onmessage = ({ data }) => mine === socket && hear(JSON.parse(data));
  mine.onclose = ({ code, reason }) => mine === socket && lost(`${code} ${reason}`);
  mine.onerror = () => mine === socket && lost('no connection');
  mine.onopen = () => converse().catch(refused => mine === socket && end(1, refused.message));
}

// A dead connection does not say that it is dead, and this kind of socket cannot ping: so it asks for something small.
function beat() {
  if (!alive) return lost('no sign of life');
  alive = false;
  call('thread/loaded/list').catch(() => {});
}

function lost(why) {
  if (!met) end(1, `no connection to ${url}`);
  clearInterval(heartbeat);
  const dead = socket;
  socket = undefined; // what the dead one still says is not heard
  dead.close();
  requests.clear();
  questions.forEach(question => question.abort()); // those still open are asked again
  say(`\n[connection lost: ${why}]\n`);
  setTimeout(connect, pause * (.5 + Math.random() / 2)); // not in step with other clients
  pause = Math.min(2 * pause, 15_000);
}

const send = message => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
const call = (method, params = {}) => new Promise((resolve, reject) => {
  requests.set(++lastId, ({ result, error }) => error ? reject(new Error(error.message)) : resolve(result));
  send({ id: lastId, method, params });
});

function hear({ id, method, params, seq, ...answer }) {
  alive = true;
  if (seq) after = seq; // beside the method of an event, or beside the result of thread/start and thread/resume
  if (method) return on[method]?.(params, id);
  const request = requests.get(id);
  requests.delete(id);
  request?.(answer);
}

// ---------- the thread

let thread; // its id
let epoch, after = 0; // where we are in it, if the bridge numbers what it tells
let accepted = false; // whether the bridge has our prompt

async function converse() {
  const { bridge } = await call('initialize',
    { clientInfo: { name: 'node-example', version: '1' }, capabilities: { bridge: {} } });
  send({ method: 'initialized' });
  met = true;
  if (thread) await comeBack(bridge);
  else await start();
  epoch = bridge?.epoch;
  pause = 500;
  if (!accepted) {
    await call('turn/start',
      { threadId: thread, clientUserMessageId: promptId, input: [{ type: 'text', text: prompt }] });
    accepted = true;
  }
}

async function start() {
  const started = await call('thread/start');
  thread = started.thread.id;
}

// Everything missed follows the answer, each event once. Where that is not to be had, all there is of the thread is.
async function comeBack(bridge) {
  if (bridge && epoch) {
    const { threads: [resumed] } = await call('bridge/resume', { epoch, threads: [{ threadId: thread, after }] });
    if (!resumed.snapshotRequired) return;
  }
  begun.clear();
  const snapshot = await call('thread/resume', { threadId: thread });
  snapshot.thread.turns.flatMap(({ items }) => items).filter(({ status }) => status !== 'inProgress').forEach(finish);
  const turn = snapshot.thread.turns.at(-1);
  if (turn) accepted = true;
  if (turn && turn.status !== 'inProgress') over(turn);
}

// ---------- what is shown

const begun = new Map(); // items that we hear from their start: how many characters have come
const shown = new Map(); // items: how many characters were shown

function more({ itemId, delta }) {
  if (!begun.has(itemId)) return; // the middle is missing: its completion has all of it
  const known = shown.get(itemId) ?? 0;
  say(delta.slice(Math.max(0, known - begun.get(itemId))));
  begun.set(itemId, begun.get(itemId) + delta.length);
  shown.set(itemId, Math.max(known, begun.get(itemId)));
}

function finish(item) {
  const first = !shown.has(item.id);
  const text = item.type === 'agentMessage' ? item.text : item.aggregatedOutput ?? '';
  say(text.slice(shown.get(item.id) ?? 0));
  shown.set(item.id, text.length);
  if (first) item.changes?.forEach(({ path, diff }) => say(`\n${path}\n${diff}\n`));
}

const over = turn => end(turn.status === 'completed' ? 0 : 1, turn.error?.message ?? turn.status);

const questions = new Map(); // the agent's without an answer, by id

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
  'item/started': ({ item }) => begun.set(item.id, 0),
  'item/agentMessage/delta': more,
  'item/commandExecution/outputDelta': more,
  'item/commandExecution/requestApproval': (params, id) => ask(id, params).catch(() => say('(not answered here)\n')),
  'item/fileChange/requestApproval': (params, id) => ask(id, params).catch(() => say('(not answered here)\n')),
  'serverRequest/resolved': ({ requestId }) => questions.get(requestId)?.abort(),
  'item/completed': ({ item }) => finish(item),
  'turn/completed': ({ turn }) => over(turn),
};

connect();
