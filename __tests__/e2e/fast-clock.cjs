/**
 * Preloaded into the action (`NODE_OPTIONS=--require …`), and only there: its clock runs `CLOCK_FACTOR` times as fast, so
 * that rests and time limits of many seconds take a moment of the test. Terraform, the provider and the sandbox keep the real time.
 */
const FACTOR = Number(process.env.CLOCK_FACTOR);
const promises = require('node:timers/promises');

const RealDate = Date;
const start = RealDate.now();
const now = () => Math.round(start + (RealDate.now() - start) * FACTOR);
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }

  static now() {
    return now();
  }
};

const { setTimeout: sleep } = promises;
promises.setTimeout = (milliseconds, ...rest) => sleep(milliseconds / FACTOR, ...rest);

const timeout = AbortSignal.timeout.bind(AbortSignal);
AbortSignal.timeout = (milliseconds) => timeout(Math.ceil(milliseconds / FACTOR));
