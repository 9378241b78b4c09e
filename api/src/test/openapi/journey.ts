// The demo through a generated TypeScript client: one charge at a simulated pile, from the token to the bill. It is told
// BLUESKY_URL and BLUESKY_API_KEY, prints its story, and ends with a status other than 0 when something is not as it
// should be.
import { randomUUID } from 'node:crypto';
import createClient from 'openapi-fetch';
import type { components, paths } from './api.js';

type Order = components['schemas']['Order'];

const CONNECTOR = 1;
const SAMPLES = 2;
const PATIENCE_MILLIS = 60_000;
const PAUSE_MILLIS = 250;

// Bills come as PDF too, and orders as streams; this client reads JSON.
const api = createClient<paths, `application/${string}json`>({ baseUrl: setting('BLUESKY_URL') });

function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is missing.`);
  }
  return value;
}

function tell(step: string, text: string): void {
  console.log(`${step}: ${text}`);
}

/** What was answered, or the problem as an error. */
function answer<T>(result: { data?: T; error?: components['schemas']['Problem'] }): T {
  if (result.error) {
    throw new Error(`${result.error.code}: ${result.error.detail}`);
  }
  if (result.data === undefined) {
    throw new Error('There is no answer.');
  }
  return result.data;
}

/** Asks until the answer is as it is wished. */
async function until<T>(what: string, ask: () => Promise<T>, wished: (found: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE_MILLIS;
  for (;;) {
    const found = await ask();
    if (wished(found)) {
      return found;
    }
    if (Date.now() > end) {
      throw new Error(`${what}: ${JSON.stringify(found)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
}

function header() {
  return { 'Idempotency-Key': randomUUID() };
}

async function token(): Promise<void> {
  const key = setting('BLUESKY_API_KEY');
  const token = answer(
    await api.POST('/oauth2/token', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: { grant_type: 'client_credentials', client_id: key.split('_')[2] ?? '', client_secret: key },
    }),
  );
  api.use({
    onRequest({ request }) {
      request.headers.set('Authorization', `Bearer ${token.access_token}`);
      return request;
    },
  });
  tell('token', `${token.expires_in} s`);
}

async function user(): Promise<components['schemas']['User']> {
  const written = answer(
    await api.POST('/v1/users', { params: { header: header() }, body: { name: 'Ada TypeScript' } }),
  );
  const user = answer(
    await api.GET('/v1/users/{userId}', {
      params: { path: { userId: written.id }, query: { minVersion: written.version } },
    }),
  );
  answer(
    await api.POST('/v1/users/{userId}/wallet/top-ups', {
      params: { path: { userId: user.userId }, header: header() },
      body: { amountMinor: 10_000, currency: user.currency },
    }),
  );
  tell('user', `${user.userId} with 10000 ${user.currency}`);
  return user;
}

async function device(): Promise<string> {
  const sites = answer(await api.GET('/v1/sites'));
  tell('sites', sites.items.map((site) => site.name).join(', '));
  const piles = answer(await api.GET('/v1/sandbox/piles'));
  for (const pile of piles.items) {
    const path = { deviceId: pile.deviceId };
    const found = answer(await api.GET('/v1/devices/{deviceId}', { params: { path } }));
    const connector = found.connectors.find((each) => each.connectorId === CONNECTOR);
    if (pile.accepted && connector?.status === 'AVAILABLE' && !connector.occupied && connector.tariff) {
      const prices = connector.tariff.components.map((each) => `${each.price} per ${each.unit}`);
      tell('device', `${found.name} with ${prices.join(', ')} ${connector.tariff.currency}`);
      return found.deviceId;
    }
  }
  throw new Error('No simulated pile is free.');
}

async function order(orderId: string): Promise<Order> {
  const order = answer(await api.GET('/v1/orders/{orderId}', { params: { path: { orderId } } }));
  if (order.status === 'FAILED') {
    throw new Error(`The charge failed: ${order.failureCode} ${order.failureDetail}`);
  }
  return order;
}

async function charge(userId: string, deviceId: string): Promise<string> {
  // Who prefers to wait is told what became of it, when that comes in time.
  const { orderId } = answer(
    await api.POST('/v1/orders', {
      params: { header: { ...header(), Prefer: 'wait=10' } },
      body: { userId, deviceId, connectorId: CONNECTOR },
    }),
  );
  await until('It does not start', () => order(orderId), ({ status }) => status === 'CHARGING');
  tell('start', orderId);
  const samples = await until(
    'There are no samples',
    async () => answer(await api.GET('/v1/orders/{orderId}/samples', { params: { path: { orderId } } })).items,
    (items) => items.length >= SAMPLES,
  );
  samples.forEach((sample) => tell('sample', `${sample.meterWh} Wh at ${sample.time.at}`));
  const path = { orderId };
  const stopped = answer(
    await api.POST('/v1/orders/{orderId}/stop', { params: { path, header: { ...header(), Prefer: 'wait=10' } } }),
  );
  tell('stop', stopped.status);
  return orderId;
}

async function bill(orderId: string): Promise<void> {
  const settled = await until('It is not settled', () => order(orderId), ({ status }) => status === 'SETTLED');
  const bill = answer(await api.GET('/v1/orders/{orderId}/bill', { params: { path: { orderId } } }));
  const sum = bill.lines.reduce((total, line) => total + line.amountMinor, 0);
  if (sum !== bill.totalMinor || bill.totalMinor !== settled.costMinor) {
    throw new Error(`The bill is not right: ${JSON.stringify(bill)}`);
  }
  tell('bill', `${bill.energyWh} Wh for ${bill.totalMinor} ${bill.currency}`);
}

async function events(orderId: string): Promise<void> {
  const history = answer(await api.GET('/v1/orders/{orderId}/events', { params: { path: { orderId } } }));
  tell('events', history.items.map((event) => event.type).join(' '));
}

/** What is refused comes as a problem with a code, which is typed too. */
async function refusal(): Promise<void> {
  const { error } = await api.GET('/v1/sites/{siteId}', { params: { path: { siteId: 'site-of-nobody' } } });
  tell('refusal', error?.code ?? 'none');
}

await token();
const { userId } = await user();
const orderId = await charge(userId, await device());
await bill(orderId);
await events(orderId);
await refusal();
